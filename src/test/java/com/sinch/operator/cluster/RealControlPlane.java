package com.sinch.operator.cluster;

import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** etcd, kube-apiserver and kube-controller-manager, run by {@code src/test/controlplane}. */
final class RealControlPlane implements LocalControlPlane {

    private final ControlPlaneBinary binary;
    private final Supervisor supervisor;
    private final String description;
    private final Access access;

    private RealControlPlane(ControlPlaneBinary binary, Supervisor supervisor, String description, Access access) {
        this.binary = binary;
        this.supervisor = supervisor;
        this.description = description;
        this.access = access;
    }

    static RealControlPlane start(
            ControlPlaneBinary binary, List<String> apiServerArguments, Consumer<String> progress) {
        StartTime time = new StartTime();
        Supervisor supervisor = Supervisor.start(binary.supervisor(), apiServerArguments, progress);
        try {
            SupervisorEvent ready = supervisor.awaitReady();
            String description = "a real control plane: Kubernetes " + ready.version()
                    + " (etcd, kube-apiserver, kube-controller-manager), " + time.describe();
            return new RealControlPlane(binary, supervisor, description, Access.through(Path.of(ready.kubeconfig())));
        } catch (RuntimeException e) {
            supervisor.close();
            throw e;
        }
    }

    @Override
    public Fidelity fidelity() {
        return Fidelity.REAL;
    }

    @Override
    public String description() {
        return description;
    }

    @Override
    public Path kubeconfig() {
        return access.kubeconfig();
    }

    @Override
    public Optional<Path> kubectl() {
        return Optional.of(binary.kubectl());
    }

    @Override
    public Config config() {
        return access.config();
    }

    @Override
    public KubernetesClient client() {
        return access.client();
    }

    @Override
    public void stop(Component component) {
        supervisor.execute("stop " + component.program());
    }

    @Override
    public void start(Component component) {
        supervisor.execute("start " + component.program());
    }

    @Override
    public void close() {
        access.client().close();
        supervisor.close();
    }
}
