package com.sinch.operator.controller.subproject;

import static com.sinch.operator.controller.subproject.Worlds.CLAIM;
import static com.sinch.operator.controller.subproject.Worlds.ISSUED;
import static com.sinch.operator.controller.subproject.Worlds.NOW;
import static com.sinch.operator.controller.subproject.Worlds.STRONGER;
import static com.sinch.operator.controller.subproject.Worlds.withLast;
import static org.assertj.core.api.Assertions.assertThat;

import com.sinch.operator.api.ConditionStatus;
import com.sinch.operator.api.SubprojectStatus;
import com.sinch.operator.domain.hierarchy.ProjectFacts;
import com.sinch.operator.kubernetes.AccessOutcome;
import java.time.Instant;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class SubprojectDecisionPropertiesTest {

    @Property
    void whatWasDecidedIsDecidedAgain(@ForAll("worlds") SubprojectWorld before, @ForAll("worlds") SubprojectWorld now) {
        var old = withLast(now, status(before, NOW));
        var reported = status(old, NOW.plusSeconds(10));

        assertThat(status(withLast(now, reported), NOW.plusSeconds(20))).isEqualTo(reported);
    }

    @Property
    void aKeyMayBeMadeExactlyWhereItIsAcceptedAndBilled(@ForAll("worlds") SubprojectWorld world) {
        var decision = SubprojectDecision.decide(world, NOW);

        assertThat(decision.key().request().hindrance().isEmpty())
                .isEqualTo(decision.accepted().holds() && decision.billing().holds());
    }

    private static SubprojectStatus status(SubprojectWorld world, Instant now) {
        return SubprojectDecision.decide(world, now)
                .report(ISSUED, AccessOutcome.NONE)
                .status()
                .orElseThrow();
    }

    @Provide
    static Arbitrary<SubprojectWorld> worlds() {
        var rivals = Arbitraries.just(STRONGER).list().ofMaxSize(1);
        return Combinators.combine(projects().optional(0.9), rivals)
                .as((project, others) -> Worlds.world(project, CLAIM, others, SubprojectWorld.NOTHING_REPORTED));
    }

    private static Arbitrary<ProjectFacts> projects() {
        return Combinators.combine(
                        Arbitraries.of(true, false),
                        Arbitraries.of(ConditionStatus.class),
                        Arbitraries.of(ConditionStatus.class))
                .as(Worlds::project);
    }
}
