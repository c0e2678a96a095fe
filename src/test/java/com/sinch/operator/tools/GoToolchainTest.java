package com.sinch.operator.tools;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GoToolchainTest {

    @ParameterizedTest
    @ValueSource(strings = {"1.26", "1.26.8", "1.27rc1", "1.30.0-custom"})
    void takesGoThatIsNewEnough(String version) {
        assertThat(GoToolchain.parse("go version go" + version + " linux/amd64\n"))
                .isEqualTo(new GoToolchain(version));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.25.9", "1.9"})
    void refusesGoThatIsTooOld(String version) {
        assertThatThrownBy(() -> GoToolchain.parse("go version go" + version + " darwin/arm64"))
                .isInstanceOf(ToolException.class)
                .hasMessageEndingWith("it is built with Go 1.26 or newer, and this machine has " + version + ".");
    }

    @Test
    void refusesWhatDoesNotSpeakLikeGo() {
        assertThatThrownBy(() -> GoToolchain.parse("a board game"))
                .isInstanceOf(ToolException.class)
                .hasMessageContaining("'a board game'");
    }
}
