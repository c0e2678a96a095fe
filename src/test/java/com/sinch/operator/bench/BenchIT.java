package com.sinch.operator.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.sinch.operator.tools.GoToolchain;
import com.sinch.operator.tools.ToolException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The benchmark as the profile starts it, with as few objects as can be. */
@Timeout(300)
class BenchIT {

    private static final List<String> SMALL = List.of(
            "bench.subprojects=50",
            "bench.rounds=1",
            "bench.steady=10",
            "bench.rest=2",
            "bench.unrelated=20",
            "bench.warmup=0",
            "bench.starts=1");

    private record Ended(int exitCode, String text) {}

    /** The control plane and the load generator are built with it. */
    @BeforeAll
    static void needsGo() {
        try {
            GoToolchain.find();
        } catch (ToolException e) {
            Assumptions.abort("SKIPPED: needs Go: " + e.getMessage());
        }
    }

    @Test
    void measuresAllGroupsAndWritesThePage(@TempDir Path folder) throws Exception {
        var ended = run(SMALL, "bench.output=" + folder);

        var page = Files.readString(folder.resolve(Page.FILE));
        // What counts and sizes are said of a run so small holds for it as well; times and ratios are not judged.
        assertThat(ended.exitCode()).as(ended.text()).isZero();
        assertThat(ended.text()).doesNotContain("MISSED").contains("docs/performance.md is for a whole run");
        assertThat(page)
                .doesNotContain("missed**")
                .containsPattern("\\| 50 \\| writes for each \\| [23](\\.\\d+)? \\|");
        Arrays.stream(Group.values()).forEach(group -> assertThat(page)
                .contains("## " + group.title())
                .contains("./mvnw -Pbench -Dbench.only=" + group.id()));
        assertThat(folder.resolve("performance"))
                .isDirectoryContaining("glob:**/burst.svg")
                .isDirectoryContaining("glob:**/steady.svg")
                .isDirectoryContaining("glob:**/ripple.svg")
                .isDirectoryContaining("glob:**/restart.svg");
    }

    @Test
    void refusesWhatIsNoNumberOfSubprojects() throws Exception {
        var ended = run(List.of("bench.subprojects=0"));

        assertThat(ended.exitCode()).isEqualTo(2);
        assertThat(ended.text()).contains("bench.subprojects has '0': it takes whole numbers from 1 to 1000000");
    }

    private static Ended run(List<String> properties, String... more) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Djava.awt.headless=true",
                "-Dsinch.operator.jar=" + System.getProperty("sinch.operator.jar")));
        properties.forEach(property -> command.add("-D" + property));
        List.of(more).forEach(property -> command.add("-D" + property));
        command.addAll(List.of("-classpath", System.getProperty("java.class.path"), Bench.class.getName()));
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        try {
            var text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Ended(process.waitFor(), text);
        } finally {
            process.destroy();
        }
    }
}
