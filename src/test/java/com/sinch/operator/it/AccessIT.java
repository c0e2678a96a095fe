package com.sinch.operator.it;

import static com.sinch.operator.it.Sandbox.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sinch.operator.api.ConditionStatus;
import com.sinch.operator.api.Labels;
import com.sinch.operator.api.Project;
import com.sinch.operator.api.Subproject;
import com.sinch.operator.cluster.LocalControlPlane;
import com.sinch.operator.domain.condition.ConditionType;
import com.sinch.operator.domain.condition.Reason;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.rbac.PolicyRule;
import io.fabric8.kubernetes.api.model.rbac.PolicyRuleBuilder;
import io.fabric8.kubernetes.api.model.rbac.Role;
import io.fabric8.kubernetes.api.model.rbac.RoleBinding;
import io.fabric8.kubernetes.api.model.rbac.RoleBindingBuilder;
import io.fabric8.kubernetes.api.model.rbac.RoleBuilder;
import io.fabric8.kubernetes.api.model.rbac.Subject;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.Watcher;
import io.fabric8.kubernetes.client.WatcherException;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Access follows what a project says of its members, and what becomes of objects and Secrets. */
@OnRealCluster
class AccessIT {

    private static final String VERA = "{kind: User, name: vera, role: Viewer}";
    private static final String MAX = "{kind: User, name: max, role: Member}";
    private static final String ADA = "{kind: User, name: ada, role: Admin}";

    @Test
    void aProjectWithoutMembersCostsNothing(Sandbox sandbox) {
        sandbox.apply(Trees.PROJECT + "---\n" + Trees.subproject("one"));
        sandbox.eventuallyReady(Subproject.class, "one");

        assertThat(roles(sandbox)).isEmpty();
        assertThat(Sandbox.conditions(sandbox.subproject("one")))
                .noneMatch(it -> it.type().equals("AccessReady"));
    }

    @Test
    void whatChangesAboutTheMembersChangesTheirAccess(Sandbox sandbox, LocalControlPlane controlPlane) {
        members(sandbox, VERA, ADA);
        sandbox.apply(Trees.subproject("one"));
        sandbox.eventuallyReady(Subproject.class, "one");
        try (var vera = Actor.user(controlPlane, "vera");
                var max = Actor.user(controlPlane, "max");
                var ada = Actor.user(controlPlane, "ada")) {
            var one = sandbox.subproject("one");
            var key = sandbox.secret("one-api-key");
            eventually(() -> assertThat(vera.may(one)).containsExactly("get", "list", "watch"));
            assertThat(max.may(one)).isEmpty();
            assertThat(roles(sandbox))
                    .containsExactlyInAnyOrder(
                            "clients-project-viewer",
                            "clients-project-admin",
                            "one-subproject-viewer",
                            "one-subproject-admin");

            // One comes, one changes roles, one goes.
            members(sandbox, MAX, VERA.replace("Viewer", "Admin"));

            eventually(() -> {
                assertThat(max.may(key)).containsExactly("get", "list", "watch");
                assertThat(vera.may(sandbox.subproject("one")))
                        .containsExactly("get", "list", "patch", "update", "watch");
                assertThat(ada.may(one)).isEmpty();
                assertThat(ada.may(key)).isEmpty();
            });
            assertThat(roles(sandbox))
                    .containsExactlyInAnyOrder(
                            "clients-project-member",
                            "clients-project-admin",
                            "one-subproject-member",
                            "one-subproject-admin");

            members(sandbox);

            eventually(() -> assertThat(roles(sandbox)).isEmpty());
            assertThat(max.may(key)).isEmpty();
            eventually(() -> assertThat(Sandbox.conditions(sandbox.subproject("one")))
                    .noneMatch(it -> it.type().equals("AccessReady")));
        }
    }

    @Test
    void whoKeepsEmptyingARoleIsAnsweredAtGrowingIntervals(Sandbox sandbox) {
        members(sandbox, VERA);
        sandbox.apply(Trees.subproject("one"));
        sandbox.eventuallyReady(Subproject.class, "one");
        var vandal = new Vandal(sandbox);

        try (var watch = sandbox.client()
                .rbac()
                .roles()
                .inNamespace(sandbox.namespace())
                .withName("one-subproject-viewer")
                .watch(vandal)) {
            sandbox.eventually(
                    Subproject.class, "one", ConditionType.AccessReady, ConditionStatus.False, Reason.RoleChanging);
            assertThat(vandal.times()).isLessThan(30);
            assertThat(watch).isNotNull();
        }

        sandbox.eventually(
                Subproject.class, "one", ConditionType.AccessReady, ConditionStatus.True, Reason.AccessGranted);
    }

    /** Empties a Role as soon as there is anything in it. */
    private static final class Vandal implements Watcher<Role> {

        private final Sandbox sandbox;
        private final AtomicInteger times = new AtomicInteger();

        Vandal(Sandbox sandbox) {
            this.sandbox = sandbox;
        }

        int times() {
            return times.get();
        }

        @Override
        public void eventReceived(Action action, Role role) {
            if (action == Action.DELETED
                    || role.getRules() == null
                    || role.getRules().isEmpty()) {
                return;
            }
            times.incrementAndGet();
            sandbox.client()
                    .rbac()
                    .roles()
                    .inNamespace(sandbox.namespace())
                    .withName(role.getMetadata().getName())
                    .patch(PatchContext.of(PatchType.JSON_MERGE), "{\"rules\": []}");
        }

        @Override
        public void onClose(WatcherException cause) {
            throw new IllegalStateException("the watch ended", cause);
        }
    }

    /** Two teams of Crunch Time, one account and one namespace. */
    @Test
    void neitherOfTwoTeamsReadsAnythingOfTheOthers(Sandbox sandbox, LocalControlPlane controlPlane) {
        sandbox.apply(Trees.ACCOUNT.replace("acme", "crunch-time"));
        for (var team : List.of("chat", "pay")) {
            sandbox.apply(
                    """
                    apiVersion: account.sinch.com/v1alpha1
                    kind: Project
                    metadata: {name: crunch-%s}
                    spec:
                      accountRef: {name: crunch-time}
                      apiKey: {enabled: true}
                      members: [{kind: Group, name: team-%s, role: Admin}]
                    ---
                    apiVersion: account.sinch.com/v1alpha1
                    kind: Subproject
                    metadata: {name: %s-bot}
                    spec: {projectRef: {name: crunch-%s}}
                    """
                            .formatted(team, team, team, team));
            sandbox.eventuallyReady(Subproject.class, team + "-bot");
            sandbox.eventuallyReady(Project.class, "crunch-" + team);
        }
        try (var chat = Actor.user(controlPlane, "charlie", "team-chat", "system:authenticated");
                var pay = Actor.user(controlPlane, "penny", "team-pay", "system:authenticated")) {
            var chats = belongings(sandbox, "chat");
            var pays = belongings(sandbox, "pay");

            assertThat(chats).allMatch(it -> chat.may("get", it)).allMatch(it -> pay.may(it)
                    .isEmpty());
            assertThat(pays).allMatch(it -> pay.may("get", it)).allMatch(it -> chat.may(it)
                    .isEmpty());
            assertThat(Stream.concat(chats.stream(), pays.stream()))
                    .noneMatch(chat::mayListAllLike)
                    .noneMatch(pay::mayListAllLike);
        }
    }

    @Test
    void anAdminWhoRenamesTheSecretOntoSomebodyElsesGainsNothing(Sandbox sandbox, LocalControlPlane controlPlane) {
        members(sandbox, ADA);
        sandbox.apply(Trees.subproject("one"));
        sandbox.apply("apiVersion: v1\nkind: Secret\nmetadata: {name: payroll}\nstringData: {a: b}\n");
        sandbox.eventuallyReady(Subproject.class, "one");
        try (var ada = Actor.user(controlPlane, "ada")) {
            eventually(() -> assertThat(ada.may(sandbox.secret("one-api-key"))).isNotEmpty());

            patch(ada, sandbox, "{\"spec\":{\"apiKey\":{\"secretName\":\"payroll\"}}}");

            sandbox.eventually(
                    Subproject.class, "one", ConditionType.APIKeyReady, ConditionStatus.False, Reason.SecretNotOwned);
            eventually(() ->
                    assertThat(secretsNamed(sandbox, "one-subproject-admin")).isEmpty());
            assertThat(ada.may(sandbox.secret("payroll"))).isEmpty();

            patch(ada, sandbox, "{\"spec\":{\"apiKey\":{\"secretName\":\"renamed\"}}}");

            eventually(() -> assertThat(ada.may(sandbox.secret("renamed"))).containsExactly("get", "list", "watch"));
            // Whatever takes the old name is not theirs any more.
            sandbox.eventuallyGone(Secret.class, "one-api-key");
            sandbox.apply("apiVersion: v1\nkind: Secret\nmetadata: {name: one-api-key}\nstringData: {a: b}\n");
            assertThat(ada.may(sandbox.secret("one-api-key"))).isEmpty();
            assertThat(secretsNamed(sandbox, "one-subproject-admin")).containsExactly("renamed");
        }
    }

    @Test
    void aDeletedKeySecretThatSomebodyElseReplacesIsNobodysAccess(Sandbox sandbox, LocalControlPlane controlPlane) {
        members(sandbox, MAX);
        sandbox.apply(Trees.subproject("one"));
        sandbox.eventuallyReady(Subproject.class, "one");
        try (var max = Actor.user(controlPlane, "max")) {
            eventually(() -> assertThat(max.may(sandbox.secret("one-api-key"))).isNotEmpty());

            sandbox.apply(Trees.subproject("one").replace("}}", "}, apiKey: {enabled: false}}"));
            sandbox.eventuallyGone(Secret.class, "one-api-key");
            sandbox.apply("apiVersion: v1\nkind: Secret\nmetadata: {name: one-api-key}\nstringData: {a: b}\n");

            eventually(() ->
                    assertThat(secretsNamed(sandbox, "one-subproject-member")).isEmpty());
            assertThat(max.may(sandbox.secret("one-api-key"))).isEmpty();
        }
    }

    @Test
    void whatIsEditedByHandIsPutBack(Sandbox sandbox) {
        members(sandbox, VERA);
        sandbox.apply(Trees.subproject("one"));
        sandbox.eventuallyReady(Subproject.class, "one");
        eventually(() -> assertThat(roles(sandbox)).contains("one-subproject-viewer"));
        var role = sandbox.get(Role.class, "one-subproject-viewer");
        var binding = sandbox.get(RoleBinding.class, "one-subproject-viewer");

        write(sandbox, new RoleBuilder(role).withRules(everything()).build());
        eventually(() -> assertThat(
                        sandbox.get(Role.class, "one-subproject-viewer").getRules())
                .isEqualTo(role.getRules()));

        write(
                sandbox,
                new RoleBindingBuilder(binding).withSubjects(subject("mallory")).build());
        eventually(() -> assertThat(subjects(sandbox, "one-subproject-viewer")).containsExactly("vera"));

        // Neither the label nor the owner is what it is known by alone.
        write(
                sandbox,
                new RoleBuilder(role)
                        .withRules(everything())
                        .editMetadata()
                        .withLabels(Map.of())
                        .withOwnerReferences(List.of())
                        .withResourceVersion(null)
                        .endMetadata()
                        .build());
        sandbox.eventually(
                Subproject.class, "one", ConditionType.AccessReady, ConditionStatus.False, Reason.RoleNotOwned);
        assertThat(sandbox.find(RoleBinding.class, "one-subproject-viewer"))
                .as("a RoleBinding to a Role that is not ours")
                .isEmpty();
        sandbox.delete(Role.class, "one-subproject-viewer");
        sandbox.apply(Trees.subproject("one").replace("spec: {", "spec: {displayName: One, "));
        eventually(() -> assertThat(subjects(sandbox, "one-subproject-viewer")).containsExactly("vera"));

        write(
                sandbox,
                new RoleBuilder(sandbox.get(Role.class, "one-subproject-viewer"))
                        .editMetadata()
                        .withLabels(Map.of())
                        .withResourceVersion(null)
                        .endMetadata()
                        .build());
        eventually(() -> assertThat(sandbox.get(Role.class, "one-subproject-viewer")
                        .getMetadata()
                        .getLabels())
                .containsEntry(Labels.ACCESS, "subproject"));

        sandbox.delete(Role.class, "one-subproject-viewer");
        sandbox.delete(RoleBinding.class, "one-subproject-viewer");
        eventually(() -> assertThat(subjects(sandbox, "one-subproject-viewer")).containsExactly("vera"));
        eventually(() -> assertThat(
                        sandbox.get(Role.class, "one-subproject-viewer").getRules())
                .isEqualTo(role.getRules()));
    }

    @Test
    void aRoleBindingThatWasMadeAnewForAnotherRoleIsReplaced(Sandbox sandbox) {
        members(sandbox, VERA);
        sandbox.apply(Trees.subproject("one"));
        sandbox.eventuallyReady(Subproject.class, "one");
        eventually(() -> assertThat(subjects(sandbox, "one-subproject-viewer")).containsExactly("vera"));
        var binding = sandbox.get(RoleBinding.class, "one-subproject-viewer");

        sandbox.client().resource(binding).delete();
        var other = new RoleBindingBuilder(binding)
                .editMetadata()
                .withResourceVersion(null)
                .withUid(null)
                .endMetadata()
                .withNewRoleRef("rbac.authorization.k8s.io", "ClusterRole", "cluster-admin")
                .build();
        // The operator may be faster, once or twice.
        Sandbox.patiently().ignoreExceptions().untilAsserted(() -> {
            sandbox.client().resource(binding).delete();
            sandbox.client().resource(other).create();
        });

        eventually(() -> assertThat(
                        sandbox.get(RoleBinding.class, "one-subproject-viewer").getRoleRef())
                .isEqualTo(binding.getRoleRef()));
    }

    @Test
    void aForeignRoleIsLeftAloneAndNobodyIsBoundToIt(Sandbox sandbox) {
        var foreign = new RoleBuilder()
                .withNewMetadata()
                .withName("one-subproject-viewer")
                .withNamespace(sandbox.namespace())
                .endMetadata()
                .withRules(everything())
                .build();
        sandbox.client().resource(foreign).create();
        var before = sandbox.get(Role.class, "one-subproject-viewer");
        members(sandbox, VERA, ADA);
        sandbox.apply(Trees.subproject("one"));

        sandbox.eventually(Subproject.class, "one", ConditionType.Ready, ConditionStatus.False, Reason.RoleNotOwned);

        assertThat(sandbox.get(Role.class, "one-subproject-viewer")).isEqualTo(before);
        assertThat(sandbox.find(RoleBinding.class, "one-subproject-viewer")).isEmpty();
        assertThat(subjects(sandbox, "one-subproject-admin")).containsExactly("ada");
        assertThat(sandbox.find(Secret.class, "one-api-key")).as("the key").isPresent();

        sandbox.delete(Role.class, "one-subproject-viewer");
        sandbox.apply(Trees.subproject("one").replace("spec: {", "spec: {displayName: One, "));
        sandbox.eventuallyReady(Subproject.class, "one");
        assertThat(subjects(sandbox, "one-subproject-viewer")).containsExactly("vera");
    }

    @Test
    void whatBelongsToAnObjectGoesWithIt(Sandbox sandbox) {
        members(sandbox, VERA, MAX, ADA);
        sandbox.apply(Trees.subproject("one"));
        sandbox.eventuallyReady(Subproject.class, "one");
        eventually(() -> assertThat(roles(sandbox)).hasSize(6));

        sandbox.delete(Subproject.class, "one");

        eventually(() -> assertThat(roles(sandbox)).hasSize(3).allMatch(it -> it.startsWith("clients-project-")));
        sandbox.delete(Project.class, "clients");
        eventually(() -> assertThat(roles(sandbox)).isEmpty());
    }

    @Test
    void aSubprojectThatIsNoLongerPermittedIsNoLongerInTheProject(Sandbox sandbox, LocalControlPlane controlPlane) {
        var other = sandbox.another();
        sandbox.apply(Trees.PROJECT.replace(
                "name: acme}}", "name: acme}, allowedNamespaces: {from: All}, members: [" + MAX + "]}"));
        other.apply(Trees.subproject("one").replace("clients}", "clients, namespace: " + sandbox.namespace() + "}"));
        other.eventuallyReady(Subproject.class, "one");
        try (var max = Actor.user(controlPlane, "max")) {
            eventually(() -> assertThat(max.may(other.secret("one-api-key"))).isNotEmpty());

            members(sandbox, MAX);

            eventually(() -> assertThat(roles(other)).isEmpty());
            assertThat(max.may(other.secret("one-api-key"))).isEmpty();
            assertThat(other.find(Secret.class, "one-api-key")).isPresent();
        }
    }

    @Test
    void fiveHundredMembersAreServed(Sandbox sandbox, LocalControlPlane controlPlane) {
        members(
                sandbox,
                IntStream.range(0, 500)
                        .mapToObj(i -> "{kind: User, name: member-" + i + ", role: Viewer}")
                        .toArray(String[]::new));
        sandbox.apply(Trees.subproject("one"));
        sandbox.eventuallyReady(Subproject.class, "one");

        eventually(() -> assertThat(subjects(sandbox, "one-subproject-viewer")).hasSize(500));
        try (var last = Actor.user(controlPlane, "member-499")) {
            eventually(() -> assertThat(last.may(sandbox.subproject("one"))).containsExactly("get", "list", "watch"));
        }
    }

    @Test
    void namesOfAnyLengthHaveTheirRoles(Sandbox sandbox) {
        members(sandbox, VERA);
        var name = "a".repeat(240);
        sandbox.apply(Trees.subproject(name));
        sandbox.eventuallyReady(Subproject.class, name);

        eventually(() -> assertThat(roles(sandbox)).hasSize(2).anyMatch(it -> it.length() == 253));
    }

    @Test
    void nobodyKeepsTheirAccessByPausing(Sandbox sandbox, LocalControlPlane controlPlane) {
        members(sandbox, VERA, ADA);
        sandbox.apply(Trees.subproject("one"));
        sandbox.eventuallyReady(Subproject.class, "one");
        eventually(() -> assertThat(subjects(sandbox, "one-subproject-admin")).containsExactly("ada"));
        try (var ada = Actor.user(controlPlane, "ada")) {
            patch(ada, sandbox, "{\"metadata\":{\"annotations\":{\"account.sinch.com/paused\":\"true\"}}}");
            sandbox.eventually(
                    Subproject.class, "one", ConditionType.Paused, ConditionStatus.True, Reason.PausedByAnnotation);

            members(sandbox, VERA);

            eventually(() -> assertThat(ada.may(sandbox.subproject("one"))).isEmpty());
            assertThat(ada.may(sandbox.secret("one-api-key"))).isEmpty();
            assertThat(subjects(sandbox, "one-subproject-viewer")).containsExactly("vera");
        }
    }

    /** With the admission plugin that the guide names. */
    @Test
    void anAdminGivesNoObjectAnOwner(Sandbox sandbox, LocalControlPlane controlPlane) {
        members(sandbox, ADA);
        sandbox.apply(Trees.subproject("one"));
        sandbox.eventuallyReady(Subproject.class, "one");
        try (var ada = Actor.user(controlPlane, "ada")) {
            eventually(() ->
                    assertThat(ada.may("patch", sandbox.subproject("one"))).isTrue());

            assertThatThrownBy(() -> patch(
                            ada,
                            sandbox,
                            "{\"metadata\":{\"ownerReferences\":[{\"apiVersion\":\"v1\",\"kind\":\"ConfigMap\","
                                    + "\"name\":\"gone\",\"uid\":\"gone\"}]}}"))
                    .isInstanceOf(KubernetesClientException.class)
                    .hasMessageContaining("cannot set an ownerRef on a resource you can't delete");
        }
    }

    /** The project with these members and nothing else. */
    private static void members(Sandbox sandbox, String... members) {
        sandbox.apply(
                Trees.PROJECT.replace("name: acme}}", "name: acme}, members: [" + String.join(", ", members) + "]}"));
    }

    private static void patch(Actor actor, Sandbox sandbox, String patch) {
        actor.client()
                .resources(Subproject.class)
                .inNamespace(sandbox.namespace())
                .withName("one")
                .patch(PatchContext.of(PatchType.JSON_MERGE), patch);
    }

    private static void write(Sandbox sandbox, HasMetadata object) {
        object.getMetadata().setResourceVersion(null);
        sandbox.client().resource(object).update();
    }

    private static List<HasMetadata> belongings(Sandbox sandbox, String team) {
        return List.of(
                sandbox.project("crunch-" + team),
                sandbox.secret("crunch-" + team + "-project-api-key"),
                sandbox.subproject(team + "-bot"),
                sandbox.secret(team + "-bot-api-key"));
    }

    /** The names of the Roles of the namespace; those of its RoleBindings are the same. */
    private static List<String> roles(Sandbox sandbox) {
        var roles = names(sandbox, Role.class);
        assertThat(names(sandbox, RoleBinding.class)).isEqualTo(roles);
        return roles;
    }

    private static <T extends HasMetadata> List<String> names(Sandbox sandbox, Class<T> kind) {
        return sandbox.client().resources(kind).inNamespace(sandbox.namespace()).list().getItems().stream()
                .map(it -> it.getMetadata().getName())
                .sorted()
                .toList();
    }

    private static List<String> subjects(Sandbox sandbox, String binding) {
        return Objects.requireNonNull(sandbox.get(RoleBinding.class, binding).getSubjects()).stream()
                .map(Subject::getName)
                .toList();
    }

    private static List<String> secretsNamed(Sandbox sandbox, String role) {
        return sandbox.get(Role.class, role).getRules().stream()
                .filter(rule -> rule.getResources().contains("secrets"))
                .flatMap(rule -> rule.getResourceNames().stream())
                .collect(Collectors.toList());
    }

    private static PolicyRule everything() {
        return new PolicyRuleBuilder()
                .withApiGroups("*")
                .withResources("*")
                .withVerbs("*")
                .build();
    }

    private static Subject subject(String user) {
        return new Subject("rbac.authorization.k8s.io", "User", user, null);
    }
}
