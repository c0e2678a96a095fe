package com.sinch.operator.tools;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.opentest4j.TestAbortedException;

/**
 * The tools of others that tests try our files with, as those who use these files would. They are built once with Go, from
 * {@code src/test/tools}, which pins their versions.
 *
 * @param directory where they are
 */
public record GoTools(Path directory) {

    private static final Path MODULE = Path.of("src", "test", "tools");
    private static final String HELM = "helm.sh/helm/v4";
    private static final String PROMETHEUS = "github.com/prometheus/prometheus";
    private static final List<String> PACKAGES = List.of(".", HELM + "/cmd/helm", PROMETHEUS + "/cmd/promtool");

    /**
     * Takes them from the user's cache, or builds them.
     *
     * @throws ToolException if they are not there and cannot be built
     */
    public static GoTools obtain(Consumer<String> progress) {
        GoModule module = GoModule.ofProject(MODULE);
        BuildCache cache = BuildCache.ofUser("tools");
        Path entry = cache.entry("helm-" + module.versionOf(HELM), module.digest());
        if (Files.notExists(entry)) {
            GoToolchain go = GoToolchain.find();
            GoBuild build = new GoBuild(go, module, "helm and promtool", GoBuild.MINUTES, progress);
            try {
                cache.makeOnce(entry, unfinished -> build.compile("-s -w", unfinished, PACKAGES), progress);
            } catch (IOException e) {
                throw new ToolException("helm and promtool cannot be built: " + e.getMessage(), e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new ToolException("Interrupted while building helm and promtool.", e);
            }
        }
        return new GoTools(entry);
    }

    /** The same for a test, which is skipped, and says so, where there is no Go; where nothing may be skipped it fails. */
    public static GoTools obtainOrSkip() {
        try {
            return obtain(System.err::println);
        } catch (ToolException e) {
            if (Settings.variable("SINCH_CONTROLPLANE").filter("real"::equals).isPresent()) {
                throw e;
            }
            throw new TestAbortedException("SKIPPED: needs helm and promtool: " + e.getMessage(), e);
        }
    }

    /** Helm. */
    public Path helm() {
        return directory.resolve("helm");
    }

    /** The checker of Prometheus' rules and queries. */
    public Path promtool() {
        return directory.resolve("promtool");
    }

    /** Our own program that judges objects as Flux and Argo CD do, {@code src/test/tools/main.go}. */
    public Path assess() {
        return directory.resolve("assess");
    }
}
