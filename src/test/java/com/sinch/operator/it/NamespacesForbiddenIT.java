package com.sinch.operator.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.sinch.operator.api.ConditionStatus;
import com.sinch.operator.api.Project;
import com.sinch.operator.api.Subproject;
import com.sinch.operator.cluster.Fidelity;
import com.sinch.operator.cluster.LocalControlPlane;
import com.sinch.operator.domain.condition.ConditionType;
import com.sinch.operator.domain.condition.Reason;
import io.fabric8.kubernetes.api.model.rbac.ClusterRole;
import io.fabric8.kubernetes.api.model.rbac.ClusterRoleBindingBuilder;
import io.fabric8.kubernetes.api.model.rbac.ClusterRoleBuilder;
import io.fabric8.kubernetes.api.model.rbac.PolicyRule;
import io.fabric8.kubernetes.api.model.rbac.PolicyRuleBuilder;
import io.fabric8.kubernetes.client.Config;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An operator that may do all it has to, but not read Namespaces. */
class NamespacesForbiddenIT {

    private static final String USER = "limited-operator";
    private static final List<PolicyRule> NEEDED = List.of(
            rule("account.sinch.com", List.of("*"), List.of("*")),
            rule("", List.of("secrets"), List.of("*")),
            rule("rbac.authorization.k8s.io", List.of("roles", "rolebindings"), List.of("list", "watch")),
            rule("events.k8s.io", List.of("events"), List.of("create")));
    private static final PolicyRule NAMESPACES = rule("", List.of("namespaces"), List.of("get", "list", "watch"));

    private final LocalControlPlane controlPlane = LocalControlPlane.start(System.err::println);

    @BeforeEach
    void install() {
        Assumptions.assumeTrue(
                controlPlane.fidelity() == Fidelity.REAL, "SKIPPED: needs a real control plane, with RBAC");
        Crds.install(controlPlane.client());
        grant(NEEDED);
        controlPlane
                .client()
                .resource(new ClusterRoleBindingBuilder()
                        .withNewMetadata()
                        .withName(USER)
                        .endMetadata()
                        .withNewRoleRef("rbac.authorization.k8s.io", "ClusterRole", USER)
                        .addNewSubject("rbac.authorization.k8s.io", "User", USER, null)
                        .build())
                .create();
    }

    @AfterEach
    void stop() {
        controlPlane.close();
    }

    @Test
    void theParentSaysThatItsSelectorCannotBeFollowedAndTheChildrenLearnNothing() {
        try (var operator = RunningOperator.start(limited())) {
            var home = Sandbox.create(controlPlane);
            var tenant = home.another();
            home.apply(Trees.PROJECT.replace(
                    "name: acme}}",
                    "name: acme}, allowedNamespaces: {from: Selector, selector: {matchExpressions:"
                            + " [{key: stranger, operator: DoesNotExist}]}}}"));
            home.apply(Trees.subproject("own"));
            tenant.apply(Trees.subproject("guest")
                    .replace("{name: clients}", "{name: clients, namespace: " + home.namespace() + "}"));

            home.eventually(
                    Project.class, "clients", ConditionType.Ready, ConditionStatus.False, Reason.NamespacesForbidden);
            home.eventuallyReady(Subproject.class, "own");
            tenant.eventually(
                    Subproject.class, "guest", ConditionType.Accepted, ConditionStatus.False, Reason.NotPermitted);
            assertThat(operator.failed().getCount()).isEqualTo(1);

            grant(Stream.concat(NEEDED.stream(), Stream.of(NAMESPACES)).toList());

            // It is tried again every half minute.
            Awaitility.await().atMost(Duration.ofSeconds(50)).untilAsserted(() -> assertThat(
                            Sandbox.condition(tenant.subproject("guest"), ConditionType.Ready)
                                    .status())
                    .isEqualTo(ConditionStatus.True));
            home.eventually(Project.class, "clients", ConditionType.Ready, ConditionStatus.True, Reason.Ready);
        }
    }

    private Config limited() {
        var config = controlPlane.config();
        config.setImpersonateUsername(USER);
        return config;
    }

    private void grant(List<PolicyRule> rules) {
        ClusterRole role = new ClusterRoleBuilder()
                .withNewMetadata()
                .withName(USER)
                .endMetadata()
                .withRules(rules)
                .build();
        controlPlane.client().resource(role).forceConflicts().serverSideApply();
    }

    private static PolicyRule rule(String group, List<String> resources, List<String> verbs) {
        return new PolicyRuleBuilder()
                .withApiGroups(group)
                .withResources(resources)
                .withVerbs(verbs)
                .build();
    }
}
