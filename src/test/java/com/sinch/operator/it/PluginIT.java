package com.sinch.operator.it;

import static com.sinch.operator.it.Sandbox.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import com.sinch.operator.api.Project;
import com.sinch.operator.api.Subproject;
import com.sinch.operator.cluster.LocalControlPlane;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code kubectl sinch}. */
@OnRealCluster
class PluginIT {

    @Test
    void showsTheTree(Sandbox sandbox, LocalControlPlane controlPlane, @TempDir Path folder) throws Exception {
        sandbox.apply(Trees.PROJECT + "---\n" + Trees.subproject("one"));
        sandbox.eventuallyReady(Subproject.class, "one");

        assertThat(InstalledPlugin.in(folder, controlPlane).run("tree", "-n", sandbox.namespace()))
                .returns(0, Program.Ended::exitCode)
                .satisfies(ended -> assertThat(ended.output())
                        .startsWith("NAME ")
                        .contains("SinchAccount/acme", "└─ Project/clients", "   └─ Subproject/one"));
    }

    @Test
    void watchesTheTreeUntilItIsInterrupted(Sandbox sandbox, LocalControlPlane controlPlane, @TempDir Path folder)
            throws Exception {
        sandbox.apply(Trees.PROJECT);
        sandbox.eventuallyReady(Project.class, "clients");

        try (var watch = InstalledPlugin.in(folder, controlPlane).start("tree", "--watch", "-n", sandbox.namespace())) {
            eventually(() -> assertThat(watch.output()).contains("└─ Project/clients"));
            assertThat(watch.output()).doesNotContain("Subproject/one");

            sandbox.apply(Trees.subproject("one"));

            eventually(() -> assertThat(watch.output()).containsPattern("\n\nNAME (?s:.*)Subproject/one +True "));
            // To the program that is what Ctrl-C is, which a run in the background is deaf to.
            watch.terminate();
            assertThat(watch.exitCodeWithin(10)).isZero();
            assertThat(watch.output()).doesNotContain("WARN", "ERROR", "\tat ");
        }
    }

    @Test
    void aloneItShowsWhatThereIsAndRunsNoOperator(LocalControlPlane controlPlane, @TempDir Path folder)
            throws Exception {
        var plugin = InstalledPlugin.in(folder, controlPlane);

        assertThat(plugin.run()).returns(0, Program.Ended::exitCode).satisfies(ended -> assertThat(ended.output())
                .startsWith("Usage: kubectl sinch ")
                .contains("tree", "release"));
        assertThat(plugin.run("tree", "--help").output()).startsWith("Usage: kubectl sinch tree ");
        assertThat(plugin.run("--port", "0"))
                .returns(2, Program.Ended::exitCode)
                .satisfies(ended -> assertThat(ended.output()).startsWith("Unknown options: '--port', '0'"));
    }

    @Test
    void withoutJavaItSaysSo(LocalControlPlane controlPlane, @TempDir Path folder) throws Exception {
        assertThat(InstalledPlugin.in(folder, controlPlane)
                        .environment("JAVA_HOME", "/nowhere")
                        .run("tree"))
                .returns(127, Program.Ended::exitCode)
                .returns(
                        "kubectl sinch needs Java 17 or newer, and /nowhere/bin/java is not there: install it, or set"
                                + " JAVA_HOME to where it is.\n",
                        Program.Ended::output);
    }
}
