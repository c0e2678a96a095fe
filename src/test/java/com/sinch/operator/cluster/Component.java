package com.sinch.operator.cluster;

/** A program of a real control plane that can be stopped and started by itself. */
public enum Component {
    ETCD("etcd"),
    API_SERVER("kube-apiserver"),
    CONTROLLER_MANAGER("kube-controller-manager");

    private final String program;

    Component(String program) {
        this.program = program;
    }

    /** The name of the program. */
    public String program() {
        return program;
    }
}
