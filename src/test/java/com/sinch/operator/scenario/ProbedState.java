package com.sinch.operator.scenario;

import com.sinch.operator.domain.hierarchy.ObjectName;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;

/** How the objects may be that somebody probes for: all of the name {@code target}, none of them permitting. */
enum ProbedState {
    IN_ORDER,
    NOT_ACCEPTED,
    BEING_DELETED,
    NEVER_RECONCILED,
    EDITED_SINCE_IT_WAS_RECONCILED,
    PAUSED,
    PERMITTING_OTHERS;

    private static final Duration A_MOMENT = Duration.ofSeconds(10);

    private static final String VICTIM =
            """
            kind: SinchAccount
            metadata: {name: target, namespace: victim}
            spec: {defaults: {enabled: false}}
            ---
            kind: BillingAccount
            metadata: {name: target, namespace: victim}
            spec: {accountRef: {name: target}, type: Postpaid, currency: EUR}
            ---
            kind: Project
            metadata: {name: target, namespace: victim}
            spec: {accountRef: {name: target}, billingAccountRef: {name: target}, projectId: taken}
            ---
            kind: Subproject
            metadata: {name: target, namespace: victim}
            spec: {projectRef: {name: target}, subprojectId: taken-too}
            """;

    /** Whether what a field names can be so. An account is always accepted. */
    boolean fits(String field) {
        return this != NOT_ACCEPTED || !field.endsWith("accountRef");
    }

    void makeIn(Simulation simulation) {
        if (this == NEVER_RECONCILED) {
            stick(simulation);
        }
        Manifest.applyAll(VICTIM, simulation);
        simulation.pass(A_MOMENT);
        switch (this) {
            case IN_ORDER, NEVER_RECONCILED -> {}
            case NOT_ACCEPTED -> simulation.cut(target(Kind.SinchAccount));
            case BEING_DELETED ->
                Arrays.stream(Kind.values())
                        .filter(Kind::waitsForChildren)
                        .forEach(kind -> simulation.delete(target(kind)));
            case EDITED_SINCE_IT_WAS_RECONCILED -> {
                stick(simulation);
                Manifest.applyAll(VICTIM.replace("spec: {", "spec: {displayName: Edited, "), simulation);
            }
            case PAUSED ->
                Manifest.applyAll(
                        VICTIM.replace(
                                "namespace: victim}",
                                "namespace: victim, annotations: {account.sinch.com/paused: \"true\"}}"),
                        simulation);
            case PERMITTING_OTHERS -> {
                simulation.label("stranger", Map.of("customer", "stranger"));
                Manifest.applyAll(permittingOthers(), simulation);
            }
        }
    }

    private static String permittingOthers() {
        var selector = "{from: Selector, selector: {matchLabels: {customer: acme}}}";
        return VICTIM.replace("spec: {defaults", "spec: {allowedBillingNamespaces: " + selector + ", defaults")
                .replaceAll("spec: \\{(allowed|accountRef)", "spec: {allowedNamespaces: " + selector + ", $1");
    }

    private static void stick(Simulation simulation) {
        Arrays.stream(Kind.values()).forEach(kind -> simulation.stick(target(kind)));
    }

    private static ObjectName target(Kind kind) {
        return new ObjectName(kind.name(), "victim", "target");
    }
}
