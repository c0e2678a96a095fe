package com.sinch.operator.cluster;

/** A program that starts a real control plane, says where its kubeconfig is, and never closes it. */
final class HeldControlPlane {

    /** What the line with the kubeconfig's path begins with. */
    static final String KUBECONFIG = "kubeconfig: ";

    private HeldControlPlane() {}

    /** Prints the kubeconfig's path once the control plane is ready, and waits until standard input ends. */
    public static void main(String[] args) throws Exception {
        LocalControlPlane controlPlane =
                LocalControlPlane.start(ControlPlaneOptions.of(ControlPlaneOptions.Choice.REAL), System.err::println);
        System.err.println(controlPlane.description());
        System.out.println(KUBECONFIG + controlPlane.kubeconfig());
        System.in.readAllBytes();
    }
}
