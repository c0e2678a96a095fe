package com.sinch.operator.demo;

import com.sinch.operator.cluster.Component;
import com.sinch.operator.cluster.Fidelity;
import com.sinch.operator.cluster.LocalControlPlane;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A control plane on this machine, made for the demo.
 *
 * @param controlPlane the control plane
 */
record OwnCluster(LocalControlPlane controlPlane) implements Cluster {

    @Override
    public String description() {
        return controlPlane.description();
    }

    @Override
    public Fidelity fidelity() {
        return controlPlane.fidelity();
    }

    @Override
    public boolean endsWithDemo() {
        return true;
    }

    @Override
    public KubernetesClient client() {
        return controlPlane.client();
    }

    @Override
    public Path kubeconfig() {
        return controlPlane.kubeconfig();
    }

    @Override
    public Optional<Path> kubectl() {
        return controlPlane.kubectl();
    }

    @Override
    public String namespaceFor(String example, String customary) {
        return customary;
    }

    @Override
    public void learnNewKinds(Screen screen) {
        if (fidelity() == Fidelity.REAL) {
            screen.step("Starting the garbage collector anew: it looks for new kinds only every 30 s");
            controlPlane.stop(Component.CONTROLLER_MANAGER);
            controlPlane.start(Component.CONTROLLER_MANAGER);
        }
    }

    @Override
    public void close() {
        controlPlane.close();
    }
}
