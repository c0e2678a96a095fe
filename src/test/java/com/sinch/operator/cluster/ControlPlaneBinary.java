package com.sinch.operator.cluster;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/**
 * The binary that is a whole control plane, in its place in the cache.
 *
 * @param directory where it is, under its own name and those of the programs that it carries
 * @param version the version of Kubernetes that it is
 */
record ControlPlaneBinary(Path directory, String version) {

    private static final String NAME = "controlplane";
    private static final String KUBECTL = "kubectl";
    private static final List<String> PROGRAMS = List.of("etcd", "kube-apiserver", "kube-controller-manager", KUBECTL);

    /**
     * Takes the binary from the user's cache, or builds it with Go.
     *
     * @throws ControlPlaneException if it is not there and cannot be built
     */
    static ControlPlaneBinary obtain(Consumer<String> progress) {
        return obtain(ControlPlaneSource.ofProject(), ControlPlaneCache.ofUser(), progress);
    }

    static ControlPlaneBinary obtain(ControlPlaneSource source, ControlPlaneCache cache, Consumer<String> progress) {
        Path entry = cache.entry(source);
        if (Files.notExists(entry)) {
            GoToolchain go = GoToolchain.find();
            try {
                cache.makeOnce(entry, directory -> build(go, source, directory, progress), progress);
            } catch (IOException e) {
                throw new ControlPlaneException("The control plane cannot be built: " + e.getMessage(), e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new ControlPlaneException("Interrupted while building the control plane.", e);
            }
        }
        return new ControlPlaneBinary(entry, source.kubernetesVersion());
    }

    private static void build(GoToolchain go, ControlPlaneSource source, Path directory, Consumer<String> progress)
            throws IOException, InterruptedException {
        new GoBuild(go, source, progress).compile(directory.resolve(NAME));
        for (String program : PROGRAMS) {
            Files.createSymbolicLink(directory.resolve(program), Path.of(NAME));
        }
    }

    /** The binary under its own name: the supervisor. */
    Path supervisor() {
        return directory.resolve(NAME);
    }

    /** The binary as kubectl. */
    Path kubectl() {
        return directory.resolve(KUBECTL);
    }
}
