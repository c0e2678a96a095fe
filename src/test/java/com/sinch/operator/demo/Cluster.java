package com.sinch.operator.demo;

import com.sinch.operator.cluster.Fidelity;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.nio.file.Path;
import java.util.Optional;

/** Where the demo takes place. */
sealed interface Cluster extends AutoCloseable permits OwnCluster, ExistingCluster {

    /** What it is, in one line. */
    String description();

    /** How much of Kubernetes it is. */
    Fidelity fidelity();

    /** Whether it is gone when the demo is, and everything in it. */
    boolean endsWithDemo();

    /** A client of it, closed with it. */
    KubernetesClient client();

    /** What clients reach it with. */
    Path kubeconfig();

    /** The kubectl that goes with it; empty = the user's own has to do. */
    Optional<Path> kubectl();

    /**
     * Where an example goes.
     *
     * @param example its folder
     * @param customary the namespace that it asks for
     */
    String namespaceFor(String example, String customary);

    /** Sees to it that new kinds are known to the garbage collector, where that can be hastened. */
    void learnNewKinds(Screen screen);

    @Override
    void close();
}
