package com.sinch.operator.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class MachineTest {

    private static final String PROCESSORS =
            """
            processor	: 0
            model name	: Some Processor @ 2.10GHz
            processor	: 1
            model name	: Some Processor @ 2.10GHz
            """;

    @Test
    void isWhatTheSystemSays() {
        var machine = with("MemTotal:        8388608 kB\nMemAvailable:    4194304 kB\n");

        assertThat(machine.processor()).hasValue("Some Processor @ 2.10GHz");
        assertThat(machine.memoryMebibytes()).hasValue(8192);
        assertThat(machine.availableMebibytes()).hasValue(4096);
    }

    @Test
    void hasToHaveRoomForAllOfThem() {
        var machine = with("MemTotal:        8388608 kB\nMemAvailable:    4194304 kB\n");

        assertThatCode(() -> machine.requireRoomFor(10_000)).doesNotThrowAnyException();
        assertThatThrownBy(() -> machine.requireRoomFor(100_000))
                .isInstanceOf(BenchFailure.class)
                .hasMessageContaining("too small for 100000 Subprojects")
                .hasMessageContaining("4096 MiB are available");
    }

    @Test
    void isTriedWhereTheSystemDoesNotSayHowMuchThereIs() {
        var machine = Machine.of("", "", 4, "Some System");

        assertThat(machine.processor()).isEmpty();
        assertThatCode(() -> machine.requireRoomFor(BenchSettings.MOST_SUBPROJECTS))
                .doesNotThrowAnyException();
    }

    private static Machine with(String memory) {
        return Machine.of(PROCESSORS, memory, 2, "Some System");
    }
}
