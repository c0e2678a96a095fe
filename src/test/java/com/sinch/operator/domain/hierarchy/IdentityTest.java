package com.sinch.operator.domain.hierarchy;

import static com.sinch.operator.domain.condition.ConditionType.Accepted;
import static org.assertj.core.api.Assertions.assertThat;

import com.sinch.operator.api.ConditionStatus;
import com.sinch.operator.domain.condition.Finding;
import com.sinch.operator.domain.condition.Reason;
import com.sinch.operator.domain.hierarchy.Identity.Claim;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class IdentityTest {

    private static final Instant CREATED = Instant.parse("2026-11-22T12:00:00Z");
    private static final Instant LATER = CREATED.plusSeconds(60);
    private static final boolean REPORTED = true;

    @Test
    void anIdThatNobodyElseClaimsIsTheObjectsOwn() {
        var own = claim("a", CREATED, !REPORTED);

        assertThat(Identity.conflict("one", own, List.of())).isEmpty();
        assertThat(Identity.conflict("one", own, List.of(own))).isEmpty();
    }

    @Test
    void whoReportsTheIdAlreadyKeepsItThoughAnOlderObjectClaimsIt() {
        var holder = claim("b", LATER, REPORTED);
        var older = claim("a", CREATED, !REPORTED);

        assertThat(Identity.conflict("one", holder, List.of(older))).isEmpty();
        assertThat(Identity.conflict("one", older, List.of(holder))).isPresent();
    }

    @Test
    void ofTwoThatDoNotReportItTheOlderHasIt() {
        var older = claim("b", CREATED, !REPORTED);
        var younger = claim("a", LATER, !REPORTED);

        assertThat(Identity.conflict("one", older, List.of(younger))).isEmpty();
        assertThat(Identity.conflict("one", younger, List.of(older))).isPresent();
    }

    @Test
    void ofTwoOfTheSameAgeTheLowerUidHasIt() {
        var lower = claim("a", CREATED, !REPORTED);
        var higher = claim("b", CREATED, !REPORTED);

        assertThat(Identity.conflict("one", lower, List.of(higher))).isEmpty();
        assertThat(Identity.conflict("one", higher, List.of(lower))).isPresent();
    }

    @Test
    void whomItWasGrantedToAMomentAgoKeepsItThoughTheOtherHasALowerUid() {
        var granted = new Identity.Contest(claim("b", CREATED, !REPORTED), List.of(claim("a", CREATED, !REPORTED)))
                .granted("b");

        assertThat(Identity.conflict("one", granted.own(), granted.rivals())).isEmpty();
        assertThat(Identity.conflict("one", granted.rivals().get(0), List.of(granted.own())))
                .isPresent();
    }

    @Test
    void whatWasGrantedYieldsToWhatIsReported() {
        var contest =
                new Identity.Contest(claim("b", CREATED, !REPORTED), List.of(claim("a", LATER, REPORTED))).granted("b");

        assertThat(Identity.conflict("one", contest.own(), contest.rivals())).isPresent();
    }

    @Test
    void theRefusedOneIsToldWhichIdButNotWhoseItIs() {
        var refusal = Identity.conflict("one", claim("b", CREATED, !REPORTED), List.of(claim("a", CREATED, !REPORTED)));

        assertThat(refusal).hasValueSatisfying(finding -> {
            assertThat(finding.type()).isEqualTo(Accepted);
            assertThat(finding.status()).isEqualTo(ConditionStatus.False);
            assertThat(finding.reason()).isEqualTo(Reason.IdTaken.name());
            assertThat(finding.message()).contains("The ID one ").doesNotContain("namespace-of-a", "name-of-a");
        });
    }

    @Test
    void onlyWhoWasRefusedLooksAgainWhetherTheIdIsFree() {
        var taken = Finding.fails(Accepted, Reason.IdTaken, "Choose another.");
        var orphan = Finding.fails(Accepted, Reason.ParentNotFound, "Create it.");

        assertThat(Identity.nextCheck(taken, CREATED))
                .hasValueSatisfying(again -> assertThat(again).isBetween(CREATED.plusSeconds(1), LATER));
        assertThat(Identity.nextCheck(orphan, CREATED)).isEmpty();
    }

    private static Claim claim(String uid, Instant createdAt, boolean reported) {
        return new Claim(new ObjectName("Project", "namespace-of-" + uid, "name-of-" + uid), uid, createdAt, reported);
    }
}
