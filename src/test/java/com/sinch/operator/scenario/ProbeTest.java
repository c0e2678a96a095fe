package com.sinch.operator.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.sinch.operator.scenario.Simulation.Write;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whoever names an object in another namespace that does not permit it learns nothing: neither whether it exists, nor how it
 * is. All that is ever reported, and when, is the same.
 */
class ProbeTest {

    private static final Duration A_WHILE = Duration.ofMinutes(1);

    /** An account in the prober's own namespace, so that nothing but the probed field is wrong. */
    private static final String OWN =
            """
            kind: SinchAccount
            metadata: {name: own, namespace: stranger}
            spec: {defaults: {apiKey: {enabled: false}}}
            ---
            """;

    /** By the field that is probed; each is called {@code prober}. */
    private static final Map<String, String> PROBERS = Map.of(
            "BillingAccount.accountRef",
            """
            kind: BillingAccount
            metadata: {name: prober, namespace: stranger}
            spec: {accountRef: {name: target, namespace: victim}, type: Postpaid, currency: EUR}
            """,
            "Project.accountRef",
            """
            kind: Project
            metadata: {name: prober, namespace: stranger}
            spec: {accountRef: {name: target, namespace: victim}, billingAccountRef: {name: own-default}, apiKey: {}}
            """,
            "Project.billingAccountRef",
            """
            kind: Project
            metadata: {name: prober, namespace: stranger}
            spec: {accountRef: {name: own}, billingAccountRef: {name: target, namespace: victim}, apiKey: {}}
            """,
            "Subproject.projectRef",
            """
            kind: Subproject
            metadata: {name: prober, namespace: stranger}
            spec: {projectRef: {name: target, namespace: victim}}
            """,
            "UsageReport.projectRef",
            """
            kind: UsageReport
            metadata: {name: prober, namespace: stranger}
            spec: {billingAccountRef: {name: own-default}, projectRef: {name: target, namespace: victim}, period: 2026-11, currency: USD, lines: [{subproject: {name: target, namespace: victim}, product: messages, quantity: "1", cost: "1"}]}
            """);

    @Test
    void everyFieldThatNamesAnObjectIsProbed() {
        assertThat(PROBERS.keySet()).isEqualTo(ReferenceFields.all());
    }

    static Stream<Arguments> fieldsAndStates() {
        return PROBERS.keySet().stream().sorted().flatMap(field -> Stream.of(ProbedState.values())
                .filter(state -> state.fits(field))
                .map(state -> Arguments.of(field, state)));
    }

    @ParameterizedTest(name = "{0}, target {1}")
    @MethodSource("fieldsAndStates")
    void whatIsNotPermittedLooksAsIfItDidNotExist(String field, ProbedState state) {
        var prober = PROBERS.getOrDefault(field, "");

        assertThat(reports(prober, state::makeIn)).isNotEmpty().isEqualTo(reports(prober, nothing -> {}));
    }

    @Test
    void theDefaultBillingAccountOfAnAccountElsewhereLooksAsIfItDidNotExist() {
        var permitting =
                """
                kind: SinchAccount
                metadata: {name: target, namespace: victim}
                spec: {defaults: {enabled: false}, allowedNamespaces: {from: All}}
                """;
        var billingAccount =
                """
                kind: BillingAccount
                metadata: {name: target-default, namespace: victim}
                spec: {accountRef: {name: target}, type: Postpaid, currency: EUR}
                """;
        var prober =
                """
                kind: Project
                metadata: {name: prober, namespace: stranger}
                spec: {accountRef: {name: target, namespace: victim}, apiKey: {}}
                """;

        var without = reports(prober, simulation -> Manifest.applyAll(permitting, simulation));
        assertThat(reports(prober, simulation -> Manifest.applyAll(permitting + "---\n" + billingAccount, simulation)))
                .isNotEmpty()
                .isEqualTo(without);
    }

    static Stream<String> idsWithoutAParent() {
        return Stream.of(
                """
                kind: Project
                metadata: {name: prober, namespace: stranger}
                spec: {accountRef: {name: target, namespace: victim}, projectId: taken, apiKey: {}}
                """,
                """
                kind: Project
                metadata: {name: prober, namespace: stranger}
                spec: {accountRef: {name: nobody}, projectId: taken-too, apiKey: {}}
                """,
                """
                kind: Subproject
                metadata: {name: prober, namespace: stranger}
                spec: {projectRef: {name: target, namespace: victim}, subprojectId: taken}
                """,
                """
                kind: Subproject
                metadata: {name: prober, namespace: stranger}
                spec: {projectRef: {name: nothing}, subprojectId: taken-too}
                """);
    }

    @ParameterizedTest
    @MethodSource("idsWithoutAParent")
    void whoIsNotAcceptedDoesNotLearnWhetherAnIdIsTaken(String prober) {
        assertThat(reports(prober, ProbedState.IN_ORDER::makeIn))
                .isNotEmpty()
                .isEqualTo(reports(prober, nothing -> {}));
    }

    /** All that is ever reported of the prober. */
    private static List<Write> reports(String prober, Consumer<Simulation> victim) {
        var simulation = Simulation.fresh(0);
        Manifest.applyAll(OWN, simulation);
        victim.accept(simulation);
        simulation.passUntil(Simulation.START.plus(A_WHILE));
        Manifest.applyAll(prober, simulation);
        simulation.pass(A_WHILE);
        return simulation.writes().stream()
                .filter(write -> write.name().name().equals("prober"))
                .toList();
    }
}
