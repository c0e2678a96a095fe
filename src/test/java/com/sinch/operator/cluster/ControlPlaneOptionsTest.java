package com.sinch.operator.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ControlPlaneOptionsTest {

    @ParameterizedTest
    @CsvSource({"real, REAL", "download, DOWNLOAD", "mock, MOCK", "best, BEST"})
    void readsAChoice(String name, ControlPlaneOptions.Choice choice) {
        assertThat(ControlPlaneOptions.Choice.parse(name)).isEqualTo(choice);
    }

    @Test
    void refusesAnUnknownChoice() {
        assertThatThrownBy(() -> ControlPlaneOptions.Choice.parse("kind"))
                .isInstanceOf(ControlPlaneException.class)
                .hasMessage("sinch.controlplane is real, download, mock or best, not 'kind'");
    }
}
