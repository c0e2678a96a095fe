package com.sinch.operator.cluster;

import com.sinch.operator.tools.BuildCache;
import com.sinch.operator.tools.GoBuild;
import com.sinch.operator.tools.GoModule;
import com.sinch.operator.tools.GoToolchain;
import com.sinch.operator.tools.ToolException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The binary that is a whole control plane, in its place in the cache.
 *
 * @param directory where it is, under its own name and those of the programs that it carries
 * @param version the version of Kubernetes that it is
 */
record ControlPlaneBinary(Path directory, String version) {

    private static final Path SOURCE = Path.of("src", "test", "controlplane");
    private static final Pattern VERSION = Pattern.compile("v(\\d+)\\.(\\d+)\\..*");
    private static final String NAME = "controlplane";
    private static final String KUBECTL = "kubectl";
    private static final List<String> PROGRAMS = List.of("etcd", "kube-apiserver", "kube-controller-manager", KUBECTL);

    /**
     * Takes the binary from the user's cache, or builds it with Go.
     *
     * @throws ControlPlaneException if it is not there and cannot be built
     */
    static ControlPlaneBinary obtain(Consumer<String> progress) {
        GoModule source = GoModule.ofProject(SOURCE);
        String version = source.versionOf("k8s.io/kubernetes");
        BuildCache cache = BuildCache.ofUser(NAME);
        Path entry = cache.entry(version, source.digest());
        if (Files.notExists(entry)) {
            try {
                GoBuild build = new GoBuild(
                        GoToolchain.find(),
                        source,
                        "the control plane (Kubernetes " + version + ")",
                        GoBuild.MINUTES,
                        progress);
                cache.makeOnce(entry, directory -> build(build, version, directory), progress);
            } catch (ToolException e) {
                throw new ControlPlaneException("No real control plane: " + e.getMessage(), e);
            } catch (IOException e) {
                throw new ControlPlaneException("The control plane cannot be built: " + e.getMessage(), e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new ControlPlaneException("Interrupted while building the control plane.", e);
            }
        }
        return new ControlPlaneBinary(entry, version);
    }

    private static void build(GoBuild build, String version, Path directory) throws IOException, InterruptedException {
        build.compile(linkerFlags(version), directory.resolve(NAME), List.of("."));
        for (String program : PROGRAMS) {
            Files.createSymbolicLink(directory.resolve(program), Path.of(NAME));
        }
    }

    /** Without symbols it is a third smaller; the version is what kube-apiserver and kubectl report. */
    private static String linkerFlags(String version) {
        Matcher parts = VERSION.matcher(version);
        if (!parts.matches()) {
            throw new IllegalArgumentException("not a version of Kubernetes: " + version);
        }
        String variables = "k8s.io/component-base/version.";
        return String.join(
                " ",
                "-s -w",
                "-X " + variables + "gitVersion=" + version,
                "-X " + variables + "gitMajor=" + parts.group(1),
                "-X " + variables + "gitMinor=" + parts.group(2));
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
