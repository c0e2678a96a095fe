package com.sinch.operator.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.sinch.operator.api.ConditionStatus;
import com.sinch.operator.api.Project;
import com.sinch.operator.api.Subproject;
import com.sinch.operator.cluster.Fidelity;
import com.sinch.operator.cluster.LocalControlPlane;
import com.sinch.operator.domain.condition.ConditionType;
import com.sinch.operator.domain.condition.Reason;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.rbac.ClusterRoleBindingBuilder;
import io.fabric8.kubernetes.api.model.rbac.ClusterRoleBuilder;
import io.fabric8.kubernetes.api.model.rbac.PolicyRule;
import io.fabric8.kubernetes.api.model.rbac.PolicyRuleBuilder;
import io.fabric8.kubernetes.api.model.rbac.Role;
import io.fabric8.kubernetes.api.model.rbac.RoleBinding;
import io.fabric8.kubernetes.api.model.rbac.RoleBindingBuilder;
import io.fabric8.kubernetes.client.Config;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An operator that is no administrator: it gives what it holds itself, where it may. */
class AccessForbiddenIT {

    private static final String USER = "limited-operator";

    private static final PolicyRule KINDS = rule("account.sinch.com", List.of("*"), "*");
    private static final PolicyRule SECRETS =
            rule("", List.of("secrets"), "get", "list", "watch", "create", "update", "delete");
    private static final PolicyRule SECRETS_UNREAD =
            rule("", List.of("secrets"), "list", "watch", "create", "update", "delete");
    private static final PolicyRule READS_ROLES =
            rule("rbac.authorization.k8s.io", List.of("roles", "rolebindings"), "list", "watch");
    private static final PolicyRule WRITES_ROLES =
            rule("rbac.authorization.k8s.io", List.of("roles", "rolebindings"), "get", "create", "update", "delete");

    private final LocalControlPlane controlPlane = LocalControlPlane.start(System.err::println);

    @BeforeEach
    void install() {
        Assumptions.assumeTrue(
                controlPlane.fidelity() == Fidelity.REAL, "SKIPPED: needs a real control plane, with RBAC");
        Crds.install(controlPlane.client());
        grant(KINDS, SECRETS, READS_ROLES);
        grantAll(USER);
    }

    @AfterEach
    void stop() {
        controlPlane.close();
    }

    @Test
    void whereItMayNotWriteRolesItNamesThePermissionAndMakesTheKeyAllTheSame() {
        try (var operator = RunningOperator.start(limited())) {
            var home = Sandbox.create(controlPlane);
            var tenant = home.another();
            grantIn(home, WRITES_ROLES);
            home.apply(Trees.PROJECT.replace(
                    "name: acme}}",
                    "name: acme}, allowedNamespaces: {from: All}, members: [{kind: User, name: ada, role: Admin}]}"));
            home.apply(Trees.subproject("one"));
            tenant.apply(Trees.subproject("guest")
                    .replace("{name: clients}", "{name: clients, namespace: " + home.namespace() + "}"));

            home.eventuallyReady(Project.class, "clients");
            home.eventuallyReady(Subproject.class, "one");
            tenant.eventually(Subproject.class, "guest", ConditionType.Ready, ConditionStatus.False, Reason.Forbidden);
            assertThat(message(tenant))
                    .isEqualTo("The operator may not create roles.rbac.authorization.k8s.io in namespace "
                            + tenant.namespace() + ": grant that to its service account.");
            assertThat(tenant.find(Secret.class, "guest-api-key")).isPresent();
            assertThat(operator.failed().getCount()).isEqualTo(1);

            grant(KINDS, SECRETS, READS_ROLES, WRITES_ROLES);

            // It is tried again after half a minute.
            Awaitility.await().atMost(Duration.ofSeconds(90)).untilAsserted(() -> assertThat(
                            Sandbox.condition(tenant.subproject("guest"), ConditionType.Ready)
                                    .status())
                    .isEqualTo(ConditionStatus.True));
            assertThat(tenant.find(RoleBinding.class, "guest-subproject-admin")).isPresent();
        }
    }

    /** Otherwise whoever may write a Project could be given, by the operator, what nobody gave the operator. */
    @Test
    void itCannotGiveWhatItDoesNotHold() {
        grant(KINDS, SECRETS_UNREAD, READS_ROLES, WRITES_ROLES);
        try (var operator = RunningOperator.start(limited())) {
            var sandbox = Sandbox.create(controlPlane);
            sandbox.apply(
                    Trees.PROJECT.replace(
                            "name: acme}}",
                            "name: acme}, members: [{kind: User, name: vera, role: Viewer}, {kind: User, name: max, role: Member}]}"));
            sandbox.apply(Trees.subproject("one"));

            sandbox.eventually(Subproject.class, "one", ConditionType.Ready, ConditionStatus.False, Reason.Forbidden);
            assertThat(Sandbox.condition(sandbox.subproject("one"), ConditionType.AccessReady)
                            .message())
                    .isEqualTo("The operator can give only what it holds itself, and in namespace "
                            + sandbox.namespace()
                            + " it lacks {APIGroups:[\"\"], Resources:[\"secrets\"], ResourceNames:[\"one-api-key\"],"
                            + " Verbs:[\"get\"]}: grant that to its service account.");
            assertThat(sandbox.find(RoleBinding.class, "one-subproject-viewer")).isPresent();
            assertThat(sandbox.find(Role.class, "one-subproject-member"))
                    .as("a Role that gives the key")
                    .matches(role -> role.filter(it -> it.getRules().size() > 1).isEmpty());
            assertThat(operator.failed().getCount()).isEqualTo(1);
        }
    }

    private static String message(Sandbox sandbox) {
        return Sandbox.condition(sandbox.subproject("guest"), ConditionType.AccessReady)
                .message();
    }

    private Config limited() {
        var config = controlPlane.config();
        config.setImpersonateUsername(USER);
        return config;
    }

    private void grant(PolicyRule... rules) {
        role(USER, rules);
    }

    private void grantAll(String role) {
        controlPlane
                .client()
                .resource(new ClusterRoleBindingBuilder()
                        .withNewMetadata()
                        .withName(USER)
                        .endMetadata()
                        .withNewRoleRef("rbac.authorization.k8s.io", "ClusterRole", role)
                        .addNewSubject("rbac.authorization.k8s.io", "User", USER, null)
                        .build())
                .create();
    }

    private void grantIn(Sandbox sandbox, PolicyRule... rules) {
        role("in-" + sandbox.namespace(), rules);
        controlPlane
                .client()
                .resource(new RoleBindingBuilder()
                        .withNewMetadata()
                        .withName(USER)
                        .withNamespace(sandbox.namespace())
                        .endMetadata()
                        .withNewRoleRef("rbac.authorization.k8s.io", "ClusterRole", "in-" + sandbox.namespace())
                        .addNewSubject("rbac.authorization.k8s.io", "User", USER, null)
                        .build())
                .create();
    }

    private void role(String name, PolicyRule... rules) {
        var role = new ClusterRoleBuilder()
                .withNewMetadata()
                .withName(name)
                .endMetadata()
                .withRules(Arrays.asList(rules))
                .build();
        controlPlane.client().resource(role).forceConflicts().serverSideApply();
    }

    private static PolicyRule rule(String group, List<String> resources, String... verbs) {
        return new PolicyRuleBuilder()
                .withApiGroups(group)
                .withResources(resources)
                .withVerbs(verbs)
                .build();
    }
}
