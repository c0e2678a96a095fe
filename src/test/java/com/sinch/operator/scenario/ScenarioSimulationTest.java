package com.sinch.operator.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sinch.operator.domain.hierarchy.ObjectName;
import com.sinch.operator.kubernetes.Facts;
import io.fabric8.kubernetes.api.model.HasMetadata;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What the scenarios rely on. */
class ScenarioSimulationTest {

    private static final ObjectName ACCOUNT = new ObjectName("SinchAccount", "clients", "middleman");

    private final Simulation simulation = Simulation.fresh(0);

    @Test
    void whatNeverSettlesFails() {
        apply("spec: {defaults: {enabled: false}}");
        simulation.onWrite(write -> simulation.loseStatuses());

        assertThatThrownBy(simulation::settle)
                .isInstanceOf(AssertionError.class)
                .hasMessageStartingWith("does not settle")
                .hasMessageContaining("middleman");
    }

    @Test
    void anEditRaisesTheGenerationAndALabelDoesNot() {
        apply("spec: {defaults: {enabled: false}}");
        apply("spec: {defaults: {enabled: false}}");
        assertThat(account().getMetadata().getGeneration()).isEqualTo(1);

        apply("spec: {displayName: Middleman, defaults: {enabled: false}}");
        assertThat(account().getMetadata().getGeneration()).isEqualTo(2);
    }

    @Test
    void whatIsCreatedAgainIsAnotherObject() {
        apply("spec: {defaults: {enabled: false}}");
        var first = account().getMetadata().getUid();
        simulation.cut(ACCOUNT);
        apply("spec: {defaults: {enabled: false}}");

        assertThat(account().getMetadata().getUid()).isNotEqualTo(first);
    }

    @Test
    void aParentIsHeldByItsFinalizerOnceItWasReconciled() {
        apply("spec: {defaults: {apiKey: {enabled: false}}}");
        simulation.settle();
        simulation.delete(ACCOUNT);
        assertThat(account().getMetadata().getDeletionTimestamp()).isNotNull();

        simulation.settle();
        assertThat(simulation.objects()).isEmpty();
    }

    @Test
    void whatIsImmutableCannotBeEdited() {
        apply("spec: {accountId: middleman}");

        assertThatThrownBy(() -> apply("spec: {accountId: another}")).hasMessageContaining("immutable");
    }

    @Test
    void aPictureShowsNothingThatChangesWithTime() {
        apply("spec: {defaults: {openingCredit: \"0\", apiKey: {enabled: false}}}");
        simulation.settle();
        var picture = Picture.of(simulation, Set.of());
        simulation.pass(Duration.ofDays(1));

        assertThat(Picture.of(simulation, Set.of())).isEqualTo(picture).doesNotContain("2026");
    }

    private void apply(String spec) {
        Manifest.applyAll("kind: SinchAccount\nmetadata: {name: middleman, namespace: clients}\n" + spec, simulation);
    }

    private HasMetadata account() {
        return simulation.objects().stream()
                .filter(object -> Facts.name(object).equals(ACCOUNT))
                .findFirst()
                .orElseThrow();
    }
}
