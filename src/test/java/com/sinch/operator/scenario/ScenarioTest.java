package com.sinch.operator.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.sinch.operator.domain.condition.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every folder of {@code scenarios} is a test, and holds in whatever order the objects are reconciled. */
class ScenarioTest {

    private static final Path FOLDER = Path.of("src/test/resources/scenarios");
    private static final int ORDERS = 3;

    /** What befalls a Secret or a Role alone is told by the tests of keys and of access. */
    private static final EnumSet<Reason> TOLD_ELSEWHERE = EnumSet.of(
            Reason.SecretIdMismatch,
            Reason.SecretChanging,
            Reason.SecretNotWritable,
            Reason.TooManyKeys,
            Reason.RoleChanging,
            Reason.Forbidden);

    @TestFactory
    List<DynamicTest> scenarios() throws IOException {
        try (var folders = Files.list(FOLDER)) {
            return folders.sorted()
                    .map(folder -> dynamicTest(
                            folder.getFileName().toString().replace('-', ' '), () -> play(Scenario.read(folder))))
                    .toList();
        }
    }

    @Test
    void everyReasonOccurs() throws IOException {
        var told = new StringBuilder();
        try (var files = Files.walk(FOLDER)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                told.append(Files.readString(file));
            }
        }
        assertThat(EnumSet.complementOf(TOLD_ELSEWHERE))
                .allSatisfy(reason -> assertThat(told).contains("reason: " + reason + ","));
    }

    private static void play(Scenario scenario) throws IOException {
        for (var seed : IntStream.range(0, ORDERS).toArray()) {
            scenario.play(Simulation.fresh(seed));
        }
    }
}
