package com.sinch.operator.it;

import static com.sinch.operator.it.Sandbox.data;
import static com.sinch.operator.it.Sandbox.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.sinch.operator.api.Balance;
import com.sinch.operator.api.ConditionStatus;
import com.sinch.operator.api.Project;
import com.sinch.operator.api.SinchAccount;
import com.sinch.operator.api.Subproject;
import com.sinch.operator.cluster.Fidelity;
import com.sinch.operator.cluster.LocalControlPlane;
import com.sinch.operator.domain.condition.ConditionType;
import com.sinch.operator.domain.condition.Reason;
import io.fabric8.kubernetes.api.model.events.v1.Event;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** On a control plane of its own: where others are at work, Events wait for their turn, or are dropped. */
class EventsIT {

    private final LocalControlPlane controlPlane = LocalControlPlane.start(System.err::println);

    @AfterEach
    void stop() {
        controlPlane.close();
    }

    @Test
    void whoeverDescribesAnObjectSeesWhatHappenedToItAndNoSecret() {
        Assumptions.assumeTrue(
                controlPlane.fidelity() == Fidelity.REAL, "SKIPPED: needs a real control plane, which takes Events");
        Crds.install(controlPlane.client());
        try (var operator = RunningOperator.start(controlPlane)) {
            whatHappensIsTold(Sandbox.create(controlPlane));
            assertThat(Metrics.of(operator).sum("sinch_operator_events_sent_total"))
                    .isPositive();
            assertThat(Metrics.of(operator).sum("sinch_operator_events_dropped_total"))
                    .isZero();
        }
    }

    @Test
    void aThresholdThatIsCrossedIsToldOnceHoweverManyReportsFollow() {
        Assumptions.assumeTrue(
                controlPlane.fidelity() == Fidelity.REAL, "SKIPPED: needs a real control plane, which takes Events");
        Crds.install(controlPlane.client());
        try (var operator = RunningOperator.start(controlPlane)) {
            thresholdIsToldOnce(Sandbox.create(controlPlane));
            assertThat(operator.failed().getCount()).isEqualTo(1);
        }
    }

    private static void thresholdIsToldOnce(Sandbox sandbox) {
        sandbox.apply(BillingIT.TREE + BillingIT.payment("first", "10"));
        sandbox.eventuallyReady(Project.class, "clients");

        for (var cost : List.of("5.5", "1", "1", "1")) {
            var before = BillingIT.balance(sandbox).charged();
            sandbox.apply(BillingIT.report("report-" + before, "germany", "EUR", BillingIT.own(cost)));
            eventually(() -> assertThat(BillingIT.balance(sandbox).charged()).isNotEqualTo(before));
        }

        assertThat(BillingIT.balance(sandbox)).isEqualTo(new Balance("10", "8.5", "1.5"));
        eventually(() -> assertThat(told(sandbox)).isEqualTo(1));
        Sums.eventuallyHoldIn(sandbox);
        assertThat(told(sandbox)).isEqualTo(1);
    }

    private static long told(Sandbox sandbox) {
        return all(sandbox).stream()
                .filter(event -> event.getReason().equals("LowBalance"))
                .count();
    }

    private static void whatHappensIsTold(Sandbox sandbox) {
        sandbox.apply(Trees.subproject("one"));
        sandbox.eventually(Subproject.class, "one", ConditionType.Ready, ConditionStatus.False, Reason.ParentNotFound);
        sandbox.apply(Trees.PROJECT);
        sandbox.eventuallyReady(Subproject.class, "one");
        sandbox.eventually(
                SinchAccount.class, "acme", ConditionType.SubtreeReady, ConditionStatus.True, Reason.SubtreeReady);
        var key = data(sandbox.secret("one-api-key"), "SINCH_KEY_ID");

        eventually(() -> assertThat(eventsOf(sandbox, "Subproject", "one"))
                .extracting(Event::getType, Event::getReason, Event::getNote)
                .contains(
                        tuple(
                                "Warning",
                                "ParentNotFound",
                                "Ready is False: Project " + sandbox.namespace()
                                        + "/clients does not exist: create it, or correct the reference."),
                        tuple("Normal", "Ready", "Ready is True: In order.")));
        eventually(() -> assertThat(eventsOf(sandbox, "Subproject", "one")).anySatisfy(event -> {
            assertThat(event.getReason()).isEqualTo("KeyMinted");
            assertThat(event.getNote()).startsWith("Key " + key + " was minted: ");
        }));
        eventually(() -> assertThat(eventsOf(sandbox, "SinchAccount", "acme"))
                .extracting(Event::getReason)
                .contains("Ready", "SubtreeReady"));
        assertThat(sandbox.client().getKubernetesSerialization().asJson(all(sandbox)))
                .doesNotContain(data(sandbox.secret("one-api-key"), "SINCH_KEY_SECRET"));
    }

    private static List<Event> eventsOf(Sandbox sandbox, String kind, String name) {
        return all(sandbox).stream()
                .filter(event -> event.getRegarding().getKind().equals(kind)
                        && event.getRegarding().getName().equals(name))
                .toList();
    }

    private static List<Event> all(Sandbox sandbox) {
        return sandbox.client()
                .events()
                .v1()
                .events()
                .inNamespace(sandbox.namespace())
                .list()
                .getItems();
    }
}
