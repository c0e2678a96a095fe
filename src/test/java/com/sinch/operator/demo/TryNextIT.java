package com.sinch.operator.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sinch.operator.cluster.ControlPlaneOptions;
import com.sinch.operator.cluster.LocalControlPlane;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine.Help.Ansi;

/** Every step of "Try next" prints what it says, when typed in as shown. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(120)
class TryNextIT {

    private static final Duration LIMIT = Duration.ofSeconds(60);

    private final Screen screen = new Screen(new PrintStream(OutputStream.nullOutputStream()), Ansi.OFF);
    private final Cleanup cleanup = new Cleanup();
    private final Cluster cluster = cleanup.owe(() -> new OwnCluster(
            LocalControlPlane.start(ControlPlaneOptions.of(ControlPlaneOptions.Choice.REAL), screen::step)));

    @BeforeAll
    void applyTheResellersExample(@TempDir Path directory) {
        var crds = Crds.read(Path.of("crds"), cluster.client());
        crds.install();
        crds.awaitEstablished();
        var operator = cleanup.owe(() -> OperatorProcess.start(
                Path.of(System.getProperty("sinch.operator.jar")),
                cluster.kubeconfig(),
                List.of(),
                directory.resolve("operator.log")));
        cluster.learnNewKinds(screen);
        operator.awaitReady();

        var examples = new AppliedExamples(List.of(reseller()), crds, cluster.client(), screen);
        examples.apply(reseller());
        await().atMost(LIMIT).until(() -> examples.states().stream().allMatch(ExampleState::settled));
    }

    @AfterAll
    void close() {
        assertThat(cleanup.run()).isEmpty();
    }

    @TestFactory
    List<DynamicTest> stepsPrintWhatTheySay() {
        return TryNext.steps(reseller().namespace()).stream()
                .map(step ->
                        DynamicTest.dynamicTest(step.title(), () -> run(step).check(step)))
                .toList();
    }

    private Example reseller() {
        return Example.readAll(Path.of("examples"), cluster).stream()
                .filter(example -> example.name().equals(Finale.STAR))
                .findFirst()
                .orElseThrow();
    }

    private StepOutput run(Step step) throws Exception {
        var shell = new ProcessBuilder("bash", "-c", step.command()).redirectErrorStream(true);
        shell.environment().put("KUBECONFIG", cluster.kubeconfig().toString());
        Path folder = cluster.kubectl().orElseThrow().resolveSibling("");
        shell.environment().merge("PATH", folder.toString(), (path, kubectl) -> kubectl + ":" + path);
        return new StepOutput(new String(shell.start().getInputStream().readAllBytes(), StandardCharsets.UTF_8));
    }
}
