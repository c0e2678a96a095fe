package com.sinch.operator.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BenchSettingsTest {

    private final Properties given = new Properties();

    BenchSettingsTest(@TempDir Path folder) throws IOException {
        given.setProperty(
                "sinch.operator.jar",
                Files.createFile(folder.resolve("operator.jar")).toString());
        given.setProperty("java.home", System.getProperty("java.home"));
    }

    @Test
    void areWholeWithoutAnything() {
        given.setProperty("bench.subprojects", " ");
        given.setProperty("bench.only", "");

        var settings = BenchSettings.from(given);

        assertThat(settings.subprojects()).containsExactly(1_000, 10_000);
        assertThat(settings.only()).isEqualTo(EnumSet.allOf(Group.class));
        assertThat(settings.jdk()).isEqualTo(Path.of(System.getProperty("java.home")));
        assertThat(settings.kubeconfig()).isEmpty();
        assertThat(settings.folder()).isEqualTo(Path.of("docs"));
    }

    @ParameterizedTest
    @CsvSource({"bench.subprojects, 300", "bench.only, burst", "bench.rest, 5", "bench.rounds, 3", "bench.unrelated, 0"
    })
    void leaveThePageAsItIsWhereTheyAreAPart(String property, String value) {
        given.setProperty(property, value);

        assertThat(BenchSettings.from(given).folder()).isEqualTo(Path.of("target/performance"));
    }

    @Test
    void takeAListInAnyOrder() {
        given.setProperty("bench.subprojects", "2000, 300,2000");
        given.setProperty("bench.only", "steady,burst");

        var settings = BenchSettings.from(given);

        assertThat(settings.subprojects()).containsExactly(300, 2_000);
        assertThat(settings.only()).containsExactly(Group.BURST, Group.STEADY);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "many", "1000001", "1,", "1.5", "9999999999"})
    void refuseWhatIsNoNumberOfSubprojects(String value) {
        given.setProperty("bench.subprojects", value);

        assertThatThrownBy(() -> BenchSettings.from(given))
                .isInstanceOf(BenchFailure.class)
                .hasMessageContaining("bench.subprojects has '")
                .hasMessageContaining("whole numbers from 1 to 1000000");
    }

    @ParameterizedTest
    @CsvSource({
        "bench.only, speed, 'there are burst, steady'",
        "bench.jdk, /nowhere, no bin/java",
        "bench.kubeconfig, /nowhere, no such file",
        "sinch.operator.jar, /nowhere, no such file",
        "bench.anyway, yes, true or false",
        "bench.rest, 0, from 1 to 86400"
    })
    void refuseWhatIsWrongAndSayWhat(String property, String value, String reason) {
        given.setProperty(property, value);

        assertThatThrownBy(() -> BenchSettings.from(given))
                .isInstanceOf(BenchFailure.class)
                .hasMessageContaining(property + " has '" + value + "'")
                .hasMessageContaining(reason);
    }
}
