package com.sinch.operator.cluster;

import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.server.mock.KubernetesMockServer;
import io.fabric8.mockwebserver.Context;
import io.fabric8.mockwebserver.MockWebServer;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Optional;

/** Fabric8's mock server in CRUD mode, behind a dispatcher that answers patches. */
final class MockControlPlane implements LocalControlPlane {

    private final KubernetesMockServer server;
    private final PrivateKubeconfig kubeconfig;
    private final Access access;
    private final String description;

    private MockControlPlane(
            KubernetesMockServer server, PrivateKubeconfig kubeconfig, Access access, String description) {
        this.server = server;
        this.kubeconfig = kubeconfig;
        this.access = access;
        this.description = description;
    }

    static MockControlPlane start() {
        StartTime time = new StartTime();
        KubernetesMockServer server = new KubernetesMockServer(
                new Context(), new MockWebServer(), new HashMap<>(), new PatchingDispatcher(), false);
        server.init();
        try {
            PrivateKubeconfig kubeconfig = PrivateKubeconfig.write(contentFor(server));
            String description = "A MOCK, NOT KUBERNETES: Fabric8's mock server, " + time.describe();
            return new MockControlPlane(server, kubeconfig, Access.through(kubeconfig.file()), description);
        } catch (RuntimeException e) {
            server.destroy();
            throw e;
        }
    }

    private static String contentFor(KubernetesMockServer server) {
        return """
                apiVersion: v1
                kind: Config
                clusters: [{name: mock, cluster: {server: "http://%s:%d"}}]
                users: [{name: mock, user: {}}]
                contexts: [{name: mock, context: {cluster: mock, user: mock, namespace: default}}]
                current-context: mock
                """
                .formatted(server.getHostName(), server.getPort());
    }

    @Override
    public Fidelity fidelity() {
        return Fidelity.MOCK;
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
        return Optional.empty();
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
        throw new UnsupportedOperationException("A mock has no " + component.program() + " to stop");
    }

    @Override
    public void start(Component component) {
        throw new UnsupportedOperationException("A mock has no " + component.program() + " to start");
    }

    @Override
    public void close() {
        access.client().close();
        server.destroy();
        kubeconfig.close();
    }
}
