package com.sinch.operator.cluster;

import io.fabric8.kubeapitest.KubeAPIServer;
import io.fabric8.kubeapitest.KubeAPIServerConfigBuilder;
import io.fabric8.kubeapitest.binary.BinaryManager;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/**
 * etcd and kube-apiserver as {@code kube-api-test} keeps, downloads and runs them. There are no controllers, and where this
 * JVM is killed, the processes stay.
 */
final class DownloadedControlPlane implements LocalControlPlane {

    private static final long DOWNLOAD_SECONDS = 120;

    private final KubeAPIServer server;
    private final Path kubectl;
    private final PrivateKubeconfig kubeconfig;
    private final Access access;
    private final String description;

    private DownloadedControlPlane(
            KubeAPIServer server, Path kubectl, PrivateKubeconfig kubeconfig, Access access, String description) {
        this.server = server;
        this.kubectl = kubectl;
        this.kubeconfig = kubeconfig;
        this.access = access;
        this.description = description;
    }

    static DownloadedControlPlane start(List<String> apiServerArguments, Consumer<String> progress) {
        return start(KubeAPIServerConfigBuilder.anAPIServerConfig(), apiServerArguments, progress);
    }

    static DownloadedControlPlane start(
            KubeAPIServerConfigBuilder config, List<String> apiServerArguments, Consumer<String> progress) {
        config.withUpdateKubeConfig(false).withApiServerFlags(apiServerArguments);
        progress.accept("looking for kube-apiserver and etcd, and downloading them where they are not there");
        Path kubectl = download(config);
        progress.accept("kube-apiserver and etcd alone, no controllers: deleted objects' Secrets stay");

        StartTime time = new StartTime();
        KubeAPIServer server = new KubeAPIServer(config.withOfflineMode(true).build());
        try {
            server.start();
            PrivateKubeconfig kubeconfig = PrivateKubeconfig.write(server.getKubeConfigYaml());
            Access access = Access.through(kubeconfig.file());
            String description = "etcd and kube-apiserver "
                    + access.client().getKubernetesVersion().getGitVersion() + " without controllers, "
                    + time.describe();
            return new DownloadedControlPlane(server, kubectl, kubeconfig, access, description);
        } catch (RuntimeException e) {
            server.stop();
            throw new ControlPlaneException("kube-apiserver and etcd do not start: " + e.getMessage(), e);
        }
    }

    /** Returns kubectl. The download itself knows no time-out, and cannot be interrupted: it gets a thread to waste. */
    private static Path download(KubeAPIServerConfigBuilder config) {
        BinaryManager binaries = new BinaryManager(config.build());
        FutureTask<Path> download = new FutureTask<>(() -> {
            binaries.initAndDownloadIfRequired();
            return binaries.binaries().getKubectl().toPath();
        });
        Thread thread = new Thread(download, "download of kube-apiserver");
        thread.setDaemon(true);
        thread.start();
        try {
            return download.get(DOWNLOAD_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw new ControlPlaneException("kube-apiserver cannot be downloaded: " + e.getCause(), e);
        } catch (TimeoutException e) {
            throw new ControlPlaneException(
                    "kube-apiserver cannot be downloaded within " + DOWNLOAD_SECONDS + " seconds.", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ControlPlaneException("Interrupted while downloading kube-apiserver.", e);
        }
    }

    @Override
    public Fidelity fidelity() {
        return Fidelity.WITHOUT_CONTROLLERS;
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
        return Optional.of(kubectl);
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
        throw unsupported();
    }

    @Override
    public void start(Component component) {
        throw unsupported();
    }

    private static UnsupportedOperationException unsupported() {
        return new UnsupportedOperationException(
                "kube-api-test starts and stops etcd and kube-apiserver only together");
    }

    @Override
    public void close() {
        access.client().close();
        server.stop();
        kubeconfig.close();
    }
}
