package com.sinch.operator.it;

import static com.sinch.operator.it.Sandbox.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sinch.operator.api.Subproject;
import com.sinch.operator.cluster.Fidelity;
import com.sinch.operator.cluster.LocalControlPlane;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The log of the built jar, for people and for machines. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LogIT {

    private final ObjectMapper json = new ObjectMapper();
    private final LocalControlPlane controlPlane = LocalControlPlane.start(System.err::println);

    @BeforeAll
    void real() {
        Assumptions.assumeTrue(controlPlane.fidelity() == Fidelity.REAL, "SKIPPED: needs a real control plane");
        Crds.install(controlPlane.client());
    }

    @AfterAll
    void stop() {
        controlPlane.close();
    }

    @Test
    void asJsonEveryLineIsAnObjectAndAuditLinesStayWhatTheyAre() throws Exception {
        var sandbox = Sandbox.create(controlPlane);
        try (var program = Program.with(controlPlane.kubeconfig())
                .environment("SINCH_OPERATOR_LOG_FORMAT", "json")
                .start("--port", "0")) {
            eventually(() -> assertThat(program.output()).contains("Ready: probes and metrics"));
            sandbox.apply(Trees.PROJECT + "---\n" + Trees.subproject("one"));
            sandbox.eventuallyReady(Subproject.class, "one");
            program.terminate();
            assertThat(program.exitCodeWithin(20)).isZero();

            var lines = lines(program.output());
            assertThat(lines)
                    .filteredOn(line -> !line.has("action"))
                    .isNotEmpty()
                    .allSatisfy(LogIT::isLogged);
            assertThat(lines).anySatisfy(line -> {
                isLogged(line);
                assertThat(line.path("message").asText()).contains("has a new key");
                assertThat(line.path("kind").asText()).isEqualTo("Subproject");
                assertThat(line.path("namespace").asText()).isEqualTo(sandbox.namespace());
                assertThat(line.path("name").asText()).isEqualTo("one");
            });
            assertThat(lines).anySatisfy(line -> {
                assertThat(line.path("action").asText()).isEqualTo("minted");
                assertThat(line.path("name").asText()).isEqualTo("one");
                assertThat(line.has("level")).isFalse();
            });
        }
    }

    @Test
    void whatKeepsItFromStartingIsALineTooAndItsCauseIsInOne(@TempDir Path folder) throws Exception {
        var nowhere = Files.writeString(
                folder.resolve("kubeconfig"),
                Files.readString(controlPlane.kubeconfig()).replaceAll("https://[^\\s\"]+", "https://127.0.0.1:1"));

        var ended = Program.with(nowhere).run("--port", "0", "--log-format=json", "--log-level", "DEBUG");

        assertThat(ended.exitCode()).isEqualTo(1);
        var lines = lines(ended.output());
        assertThat(lines).allSatisfy(LogIT::isLogged);
        assertThat(lines).anySatisfy(line -> {
            assertThat(line.path("level").asText()).isEqualTo("ERROR");
            assertThat(line.path("message").asText()).contains("The API server https://127.0.0.1:1/ cannot be used");
        });
        assertThat(lines).anySatisfy(line -> assertThat(line.path("stackTrace").asText())
                .contains("StartupProblem", "\tat ", "\n"));
    }

    @Test
    void aWrongFlagIsALineAsJsonAndAPageAsText() throws Exception {
        var asJson = Program.withoutCluster().run("--log-format", "json", "--workers", "0");
        var asText = Program.withoutCluster().run("--workers", "0");

        assertThat(asJson.exitCode()).isEqualTo(2);
        assertThat(lines(asJson.output())).singleElement().satisfies(line -> {
            isLogged(line);
            assertThat(line.path("message").asText()).startsWith("--workers must be between 1 and 1000");
        });
        assertThat(asText.output()).startsWith("--workers must be").contains("Usage:");
    }

    @Test
    void anotherFormatOrLevelIsRefused() throws Exception {
        assertThat(Program.withoutCluster().run("--log-format", "xml"))
                .returns(2, Program.Ended::exitCode)
                .satisfies(ended -> assertThat(ended.output()).contains("--log-format", "text, json"));
        assertThat(Program.withoutCluster()
                        .environment("SINCH_OPERATOR_LOG_LEVEL", "LOUD")
                        .run("--port", "0"))
                .returns(2, Program.Ended::exitCode)
                .satisfies(ended -> assertThat(ended.output()).contains("--log-level"));
        assertThat(Program.withoutCluster().run("run", "--log-format"))
                .returns(2, Program.Ended::exitCode)
                .satisfies(ended -> assertThat(ended.output()).contains("--log-format"));
    }

    private static void isLogged(JsonNode line) {
        assertThat(line.path("timestamp").asText()).as(line.toString()).isNotEmpty();
        assertThat(Instant.parse(line.path("timestamp").asText())).isNotNull();
        assertThat(line.path("level").asText()).isIn("ERROR", "WARN", "INFO", "DEBUG");
        assertThat(line.path("logger").asText()).isNotEmpty();
        assertThat(line.path("message").asText()).isNotEmpty();
    }

    private List<JsonNode> lines(String output) {
        return output.lines().map(this::parse).toList();
    }

    private JsonNode parse(String line) {
        try {
            return json.readTree(line);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("no JSON: " + line, e);
        }
    }
}
