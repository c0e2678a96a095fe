package com.sinch.operator.domain.condition;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ReasonTest {

    @ParameterizedTest
    @EnumSource
    void everyReasonIsOneThatKubernetesTakes(Reason reason) {
        assertThat(reason.name()).hasSizeBetween(1, 1024).matches("[A-Za-z]([A-Za-z0-9_,:]*[A-Za-z0-9_])?");
    }

    @ParameterizedTest
    @EnumSource
    void everyReasonIsExplainedInWholeSentences(Reason reason) {
        assertThat(reason.sentence()).matches("[A-Z].+[^. ]\\.").doesNotContain("  ");
    }

    @ParameterizedTest
    @EnumSource
    void everyTypeOfConditionIsExplainedInWholeSentences(ConditionType type) {
        assertThat(type.meaning()).matches("[A-Z].+[^. ]\\.").doesNotContain("  ");
    }

    @Test
    void noTwoReasonsMeanTheSame() {
        assertThat(Arrays.stream(Reason.values()).map(Reason::sentence)).doesNotHaveDuplicates();
    }

    @Test
    void onlyWhatNoOtherObjectCanHealStalls() {
        assertThat(Arrays.stream(Reason.values()).filter(Reason::stalls))
                .containsExactly(Reason.CurrencyUnknown, Reason.CurrencyMismatch);
    }
}
