package com.sinch.operator.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import com.sinch.operator.domain.hierarchy.Identity;
import com.sinch.operator.domain.hierarchy.Identity.Claim;
import com.sinch.operator.domain.hierarchy.ObjectName;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Of two objects created within one second, {@code late} has the lower UID and would win, had the other not been there before. */
class GrantedIdsTest {

    private static final Claim EARLY = claim("b");
    private static final Claim LATE = claim("a");

    private final GrantedIds ids = new GrantedIds();

    @Test
    void whoWasAloneKeepsTheIdThoughNobodySeesItReportedYet() {
        assertThat(taken(EARLY, EARLY)).isFalse();

        assertThat(taken(LATE, EARLY, LATE)).isTrue();
        assertThat(taken(EARLY, EARLY, LATE)).isFalse();
    }

    @Test
    void whereBothAreSeenByBothItDoesNotMatterWhoAsksFirst() {
        assertThat(taken(EARLY, EARLY, LATE)).isTrue();
        assertThat(taken(LATE, EARLY, LATE)).isFalse();
        assertThat(taken(EARLY, EARLY, LATE)).isTrue();
    }

    @Test
    void whatWasGrantedToOneThatIsNoMoreIsFree() {
        assertThat(taken(EARLY, EARLY)).isFalse();

        assertThat(taken(LATE, LATE)).isFalse();
        assertThat(taken(EARLY, EARLY, LATE)).isTrue();
    }

    @Test
    void anotherIdIsAnotherMatter() {
        assertThat(taken(EARLY, EARLY)).isFalse();

        var contest = ids.contest("two", LATE, () -> Stream.of(LATE));
        assertThat(Identity.conflict("two", contest.own(), contest.rivals())).isEmpty();
    }

    @Test
    void theLastFewThousandAreRemembered() {
        assertThat(taken(EARLY, EARLY)).isFalse();
        for (var i = 0; i < 10_000; i++) {
            var other = claim("other-" + i);
            ids.contest("id-" + i, other, () -> Stream.of(other));
        }

        assertThat(taken(LATE, EARLY, LATE)).as("long since forgotten").isFalse();
    }

    private boolean taken(Claim own, Claim... seen) {
        var contest = ids.contest("one", own, () -> Stream.of(seen));
        return Identity.conflict("one", contest.own(), contest.rivals()).isPresent();
    }

    private static Claim claim(String uid) {
        return new Claim(
                new ObjectName("Subproject", "clients", "s-" + uid), uid, Instant.parse("2026-11-22T12:00:00Z"), false);
    }
}
