package com.sinch.operator.cluster;

/** How much of Kubernetes a local control plane is, best first. */
public enum Fidelity {

    /** etcd, kube-apiserver, and the controllers that collect garbage, empty namespaces and aggregate roles. */
    REAL,

    /** etcd and kube-apiserver alone: what a deleted object owned stays, and a deleted namespace never goes. */
    WITHOUT_CONTROLLERS,

    /** An imitation in memory: no schemas, defaults, CEL, RBAC, discovery, or garbage collection. */
    MOCK
}
