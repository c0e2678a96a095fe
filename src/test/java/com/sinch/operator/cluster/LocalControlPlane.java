package com.sinch.operator.cluster;

import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * An API server on this machine, for tests, benchmarks and the demo: the best one that can be had here, and it says
 * which. In order:
 *
 * <ol>
 *   <li>{@link Fidelity#REAL}: a binary from the local cache, or built once from {@code src/test/controlplane} with Go;
 *   <li>{@link Fidelity#WITHOUT_CONTROLLERS}: etcd and kube-apiserver as {@code kube-api-test} has or downloads them;
 *   <li>{@link Fidelity#MOCK}: Fabric8's mock server.
 * </ol>
 *
 * <p>A real control plane ends with {@link #close()} or with this JVM, however that dies, and leaves neither a process nor
 * a file behind.
 *
 * <p>The garbage collector learns of new kinds every 30 seconds. A test that installs a CRD and then counts on the
 * deletion of what its objects own need not wait: stop and start {@link Component#CONTROLLER_MANAGER} in between.
 */
public sealed interface LocalControlPlane extends AutoCloseable
        permits RealControlPlane, DownloadedControlPlane, MockControlPlane {

    /**
     * Starts a control plane with {@link ControlPlaneOptions#fromEnvironment()}.
     *
     * @param progress is told, in single lines, what goes on and what is wrong with what was not taken
     * @throws ControlPlaneException if the one that was asked for cannot be had, or does not start
     */
    static LocalControlPlane start(Consumer<String> progress) {
        return start(ControlPlaneOptions.fromEnvironment(), progress);
    }

    /**
     * Starts a control plane.
     *
     * @param progress is told, in single lines, what goes on and what is wrong with what was not taken
     * @throws ControlPlaneException if the one that was asked for cannot be had, or does not start
     */
    static LocalControlPlane start(ControlPlaneOptions options, Consumer<String> progress) {
        return new ControlPlaneStarter(options, progress).start();
    }

    /** How much of Kubernetes this is. */
    Fidelity fidelity();

    /** What this is, its version and how long it took to start, in one line. */
    String description();

    /** A kubeconfig of an administrator, complete in itself. It exists until {@link #close()}. */
    Path kubeconfig();

    /** kubectl of the same version, where there is one. */
    Optional<Path> kubectl();

    /** What a client of an administrator needs; a new copy, the caller's to change. */
    Config config();

    /** A client of an administrator. It is closed with this control plane. */
    KubernetesClient client();

    /**
     * Stops a component, and returns when it is gone. Its data and its port stay as they are.
     *
     * @throws UnsupportedOperationException if this control plane is not {@link Fidelity#REAL}
     * @throws ControlPlaneException if the component is not running
     */
    void stop(Component component);

    /**
     * Starts a component that was stopped, and returns when it serves.
     *
     * @throws UnsupportedOperationException if this control plane is not {@link Fidelity#REAL}
     * @throws ControlPlaneException if the component is running already, or does not start
     */
    void start(Component component);

    /** Ends everything and removes every trace. */
    @Override
    void close();
}
