package com.sinch.operator.controller.usagereport;

import static org.assertj.core.api.Assertions.assertThat;

import com.sinch.operator.api.ConditionStatus;
import com.sinch.operator.api.LineCount;
import com.sinch.operator.api.UsageReportStatus;
import com.sinch.operator.domain.billing.Bearer;
import com.sinch.operator.domain.billing.Recording;
import com.sinch.operator.domain.billing.Slot;
import com.sinch.operator.domain.billing.Usage;
import com.sinch.operator.domain.condition.ConditionType;
import com.sinch.operator.domain.condition.Conditions;
import com.sinch.operator.domain.hierarchy.ObjectName;
import com.sinch.operator.domain.hierarchy.Parent;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class UsageReportDecisionTest {

    private static final Instant CREATED = Instant.parse("2026-11-22T12:00:00Z");
    private static final Instant NOW = CREATED.plusSeconds(10);
    private static final ObjectName NAME = new ObjectName("UsageReport", "clients", "november");
    private static final ObjectName GERMANY = new ObjectName("BillingAccount", "clients", "germany");
    private static final ObjectName PROJECT = new ObjectName("Project", "clients", "brokering");
    private static final ObjectName ACCOUNT = new ObjectName("SinchAccount", "clients", "middleman");
    private static final Optional<Recording.Account> BILLING =
            Optional.of(new Recording.Account(new Parent(GERMANY, false, true, ConditionStatus.True), ACCOUNT, "EUR"));
    private static final Optional<Recording.Project> CHARGED =
            Optional.of(new Recording.Project(ACCOUNT, ConditionStatus.True));
    private static final Optional<Usage> USAGE = Optional.of(
            new Usage(GERMANY, PROJECT, new Slot("2026-11", "EUR"), Map.of(Bearer.PROJECT, new BigDecimal("1.50")), 3));
    private static final Optional<Instant> LONG_AGO = Optional.of(CREATED.minusSeconds(60));

    @Test
    void aReportTellsWhatItComesToAndForWhomItCounts() {
        var status = status(world(BILLING, CHARGED, LONG_AGO, USAGE));

        assertThat(status.total()).isEqualTo("1.5");
        assertThat(status.lines()).isEqualTo(new LineCount(3));
        assertThat(reason(status, ConditionType.Attributed)).isEqualTo("ProjectCharged");
        assertThat(reason(status, ConditionType.Ready)).isEqualTo("Ready");
    }

    @Test
    void aProjectThatIsGoneIsAWarningAndTheReportIsReady() {
        var status = status(world(BILLING, Optional.empty(), LONG_AGO, USAGE));

        assertThat(reason(status, ConditionType.Attributed)).isEqualTo("ProjectNotFound");
        assertThat(reason(status, ConditionType.Ready)).isEqualTo("Ready");
        assertThat(Conditions.find(status.conditions(), ConditionType.Reconciling))
                .isEmpty();
    }

    @Test
    void aReportThatCountsForNobodyDoesNotSpeakOfItsProject() {
        var status = status(world(Optional.empty(), CHARGED, LONG_AGO, USAGE));

        assertThat(reason(status, ConditionType.Ready)).isEqualTo("ParentNotFound");
        assertThat(Conditions.find(status.conditions(), ConditionType.Attributed))
                .isEmpty();
    }

    @Test
    void asLongAsItsLinesAreNotSummedUpNothingIsSaid() {
        assertThat(decide(world(BILLING, CHARGED, LONG_AGO, Optional.empty()))
                        .report()
                        .status())
                .isEmpty();
    }

    @Test
    void itsFirstStatusWaitsUntilTheWaveOfReportsIsOverAndHalfAMinuteAtMost() {
        var amongOthers = world(BILLING, CHARGED, Optional.of(NOW.minusSeconds(1)), USAGE);

        assertThat(decide(amongOthers).report().status()).isEmpty();
        assertThat(decide(amongOthers).report().nextCheck()).contains(NOW.plusSeconds(1));
        var later = CREATED.plusSeconds(30);
        var stillAmongOthers = world(BILLING, CHARGED, Optional.of(later), USAGE);
        assertThat(UsageReportDecision.decide(stillAmongOthers, later).report().status())
                .isPresent();
    }

    @Test
    void whatWasDecidedIsDecidedAgain() {
        var world = world(BILLING, Optional.empty(), LONG_AGO, USAGE);
        var reported = status(world);
        var again = new UsageReportWorld(
                world.name(),
                world.generation(),
                world.createdAt(),
                world.paused(),
                world.currency(),
                reported,
                world.target(),
                world.billingAccount(),
                world.projectTarget(),
                world.project(),
                Optional.of(NOW),
                world.usage());

        assertThat(UsageReportDecision.decide(again, NOW.plusSeconds(60))
                        .report()
                        .status())
                .contains(reported);
    }

    private static UsageReportDecision decide(UsageReportWorld world) {
        return UsageReportDecision.decide(world, NOW);
    }

    private static UsageReportStatus status(UsageReportWorld world) {
        return decide(world).report().status().orElseThrow();
    }

    private static String reason(UsageReportStatus status, ConditionType type) {
        return Conditions.find(status.conditions(), type).orElseThrow().reason();
    }

    private static UsageReportWorld world(
            Optional<Recording.Account> billing,
            Optional<Recording.Project> project,
            Optional<Instant> newest,
            Optional<Usage> usage) {
        return new UsageReportWorld(
                NAME,
                1,
                CREATED,
                false,
                "EUR",
                UsageReportWorld.NOTHING_REPORTED,
                GERMANY,
                billing,
                PROJECT,
                project,
                newest,
                usage);
    }
}
