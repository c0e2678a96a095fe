package com.sinch.operator.bench;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FigureTest {

    @ParameterizedTest
    @CsvSource({"10000, 13, MET", "10000, 13.04, MET", "10000, 13.06, MISSED", "9999, 99, NONE", "100000, 99, MISSED"})
    void aRatioIsJudgedFromTenThousandOn(int subprojects, double seconds, Verdict verdict) {
        var figure = Figure.of(Group.BURST, subprojects, "until all are Ready", "s", seconds)
                .floor(10)
                .budget(Budget.BURST);

        assertThat(figure.verdict(false)).isEqualTo(verdict);
    }

    @Test
    void aRatioToNothingIsMissed() {
        var figure =
                Figure.of(Group.BURST, 10_000, "until all are Ready", "s", 1).budget(Budget.BURST);

        assertThat(figure.ratio()).isEmpty();
        assertThat(figure.verdict(false)).isEqualTo(Verdict.MISSED);
    }

    @ParameterizedTest
    @CsvSource({"0, MET", "1, MISSED"})
    void whatIsNotToHappenMayNotHappenOnce(double writes, Verdict verdict) {
        var figure = Figure.of(Group.REST, 50, "writes", "", writes).budget(Budget.NO_WRITES);

        assertThat(figure.verdict(false)).isEqualTo(verdict);
    }

    @Test
    void theWritesOfParentsAreBeyondTheBudget() {
        assertThat(writes(2.04).verdict(false)).isEqualTo(Verdict.MET);
        assertThat(writes(2.1).verdict(false)).isEqualTo(Verdict.MISSED);
    }

    private static Figure writes(double each) {
        return Figure.of(Group.BURST, 1_000, "writes for each", "", each).budget(Budget.WRITES);
    }

    @Test
    void aTimeIsANoteUnlessItIsMeantToFail() {
        var figure = Figure.of(Group.RESTART, 10_000, "until all were looked at", "s", 12)
                .budget(Budget.RESTART);

        assertThat(figure.verdict(false)).isEqualTo(Verdict.NOTED);
        assertThat(figure.verdict(true)).isEqualTo(Verdict.MISSED);
    }

    @ParameterizedTest
    @CsvSource({"0, 351, MISSED", "10000, 350, MET", "10001, 351, MET", "100000, 1025, MISSED", "100001, 9999, NONE"})
    void memoryIsJudgedByHowManyThereAre(int subprojects, double mebibytes, Verdict verdict) {
        var figure = Figure.of(Group.MEMORY, subprojects, "RSS", "MiB", mebibytes)
                .budget(Budget.MEMORY)
                .budget(Budget.MEMORY_OF_MANY);

        assertThat(figure.verdict(false)).isEqualTo(verdict);
    }

    @Test
    void isShownAgainByACommandOfItsOwn() {
        assertThat(Figure.of(Group.STEADY, 300, "half within", "ms", 1).command())
                .isEqualTo("./mvnw -Pbench -Dbench.only=steady -Dbench.subprojects=300");
        assertThat(Figure.of(Group.START, 0, "on JDK 17", "s", 1).command())
                .isEqualTo("./mvnw -Pbench -Dbench.only=start");
    }
}
