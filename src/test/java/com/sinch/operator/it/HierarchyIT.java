package com.sinch.operator.it;

import static com.sinch.operator.it.Sandbox.condition;
import static com.sinch.operator.it.Sandbox.eventually;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import com.sinch.operator.api.BillingAccount;
import com.sinch.operator.api.ChildCount;
import com.sinch.operator.api.ConditionStatus;
import com.sinch.operator.api.Project;
import com.sinch.operator.api.ProjectStatus;
import com.sinch.operator.api.SinchAccount;
import com.sinch.operator.api.Subproject;
import com.sinch.operator.domain.condition.ConditionType;
import com.sinch.operator.domain.condition.Reason;
import com.sinch.operator.domain.hierarchy.DerivedNames;
import com.sinch.operator.kubernetes.Facts;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@OnRealCluster
class HierarchyIT {

    @Test
    void aWholeTreeInOneApplyBecomesReadyAndIsCounted(Sandbox sandbox) {
        sandbox.apply(Trees.subproject("one") + "---\n" + Trees.subproject("two") + "---\n" + Trees.PROJECT);

        sandbox.eventually(
                SinchAccount.class, "acme", ConditionType.SubtreeReady, ConditionStatus.True, Reason.SubtreeReady);
        var account = Objects.requireNonNull(sandbox.account("acme").getStatus());
        assertThat(account.accountId())
                .isEqualTo(sandbox.account("acme").getMetadata().getUid());
        assertThat(account.billingAccounts()).isEqualTo(new ChildCount(1, 1));
        assertThat(account.projects()).isEqualTo(new ChildCount(2, 2));
        assertThat(account.subprojects()).isEqualTo(new ChildCount(2, 2));
        var project = Objects.requireNonNull(sandbox.project("clients").getStatus());
        assertThat(project.subprojects()).isEqualTo(new ChildCount(2, 2));
        assertThat(project.accountId()).isEqualTo(account.accountId());
    }

    @Test
    void aChildWithoutAParentSaysSoAndHealsWhenTheParentComes(Sandbox sandbox) {
        sandbox.apply(Trees.subproject("early"));
        sandbox.eventually(
                Subproject.class, "early", ConditionType.Ready, ConditionStatus.False, Reason.ParentNotFound);
        assertThat(sandbox.find(Secret.class, "early-api-key")).isEmpty();

        sandbox.apply(Trees.PROJECT);

        sandbox.eventuallyReady(Subproject.class, "early");
    }

    @Test
    void aChainBrokenAtTheTopIsNotAcceptedAllTheWayDown(Sandbox sandbox) {
        sandbox.apply(Trees.PROJECT.replace("spec: {accountRef: {name: acme}}", "spec: {accountRef: {name: nobody}}"));
        sandbox.apply(Trees.subproject("below"));

        sandbox.eventually(
                Project.class, "clients", ConditionType.Accepted, ConditionStatus.False, Reason.ParentNotFound);
        sandbox.eventually(
                Subproject.class, "below", ConditionType.Accepted, ConditionStatus.False, Reason.ParentNotAccepted);
        assertThat(sandbox.find(Secret.class, "below-api-key")).isEmpty();

        sandbox.apply(Trees.ACCOUNT.replace("name: acme", "name: nobody"));
        sandbox.eventuallyReady(Subproject.class, "below");
    }

    @Test
    void aParentInAnotherNamespaceThatForbidsAndOneThatIsAbsentLookAlike(Sandbox sandbox) {
        var other = sandbox.another();
        other.apply(Trees.PROJECT);
        other.eventuallyReady(Project.class, "clients");
        var reference = "projectRef: {name: clients, namespace: " + other.namespace() + "}";
        sandbox.apply(Trees.subproject("foreign").replace("projectRef: {name: clients}", reference));
        sandbox.apply(Trees.subproject("absent")
                .replace("projectRef: {name: clients}", reference.replace("clients", "nothing")));

        sandbox.eventually(
                Subproject.class, "foreign", ConditionType.Accepted, ConditionStatus.False, Reason.NotPermitted);
        sandbox.eventually(
                Subproject.class, "absent", ConditionType.Accepted, ConditionStatus.False, Reason.NotPermitted);
        assertThat(condition(sandbox.subproject("foreign"), ConditionType.Accepted)
                        .message())
                .isEqualTo(condition(sandbox.subproject("absent"), ConditionType.Accepted)
                        .message()
                        .replace("nothing", "clients"));
        assertThat(Objects.requireNonNull(other.project("clients").getStatus()).subprojects())
                .isEqualTo(ChildCount.NONE);
    }

    @Test
    void aParentMayAllowAllNamespacesAndTakeItBack(Sandbox sandbox) {
        var other = sandbox.another();
        var open = Trees.PROJECT.replace("name: acme}}", "name: acme}, allowedNamespaces: {from: All}}");
        other.apply(open);
        sandbox.apply(Trees.subproject("guest")
                .replace(
                        "projectRef: {name: clients}",
                        "projectRef: {name: clients, namespace: " + other.namespace() + "}"));
        sandbox.eventuallyReady(Subproject.class, "guest");
        eventually(
                () -> assertThat(Objects.requireNonNull(other.project("clients").getStatus())
                                .subprojects())
                        .isEqualTo(new ChildCount(1, 1)));

        other.apply(Trees.PROJECT);

        sandbox.eventually(
                Subproject.class, "guest", ConditionType.Accepted, ConditionStatus.False, Reason.NotPermitted);
        eventually(
                () -> assertThat(Objects.requireNonNull(other.project("clients").getStatus())
                                .subprojects())
                        .isEqualTo(ChildCount.NONE));
        // What was issued stays: only new keys need a parent.
        assertThat(sandbox.find(Secret.class, "guest-api-key")).isPresent();
    }

    @Test
    void aProjectIsBilledByAnAccountOfItsOwnOnly(Sandbox sandbox) {
        sandbox.apply(Trees.PROJECT.replace("name: acme}}", "name: acme}, billingAccountRef: {name: rival-default}}"));
        sandbox.apply(Trees.subproject("one"));
        sandbox.eventually(
                Project.class,
                "clients",
                ConditionType.BillingReady,
                ConditionStatus.False,
                Reason.BillingAccountNotFound);

        sandbox.apply(Trees.ACCOUNT.replace("acme", "rival"));
        sandbox.eventually(
                Project.class, "clients", ConditionType.BillingReady, ConditionStatus.False, Reason.AccountMismatch);
        sandbox.eventually(
                Subproject.class,
                "one",
                ConditionType.BillingReady,
                ConditionStatus.False,
                Reason.ParentBillingNotReady);
        sandbox.eventually(
                Subproject.class, "one", ConditionType.APIKeyReady, ConditionStatus.False, Reason.BillingNotReady);

        sandbox.apply(Trees.PROJECT.replace("name: acme}}", "name: acme}, billingAccountRef: {name: acme-default}}"));
        sandbox.eventuallyReady(Project.class, "clients");
        sandbox.eventuallyReady(Subproject.class, "one");
        eventually(() -> assertThat(Objects.requireNonNull(
                                sandbox.billingAccount("acme-default").getStatus())
                        .projects())
                .isEqualTo(new ChildCount(2, 2)));
    }

    @Test
    void aReLinkedProjectIsCountedWhereItIsLinkedNow(Sandbox sandbox) {
        sandbox.apply(Trees.PROJECT);
        sandbox.apply(
                """
                apiVersion: account.sinch.com/v1alpha1
                kind: BillingAccount
                metadata: {name: second}
                spec: {accountRef: {name: acme}, currency: EUR, type: Postpaid}
                """);
        eventually(() -> assertThat(projects(sandbox, "acme-default")).isEqualTo(new ChildCount(2, 2)));

        sandbox.apply(Trees.PROJECT.replace("name: acme}}", "name: acme}, billingAccountRef: {name: second}}"));

        eventually(() -> {
            assertThat(projects(sandbox, "second")).isEqualTo(new ChildCount(1, 1));
            assertThat(projects(sandbox, "acme-default")).isEqualTo(new ChildCount(1, 1));
        });
    }

    @Test
    void ofTwoObjectsThatClaimOneIdTheFirstKeepsItAndTheOtherGetsNoKey(Sandbox sandbox) {
        var id = sandbox.namespace() + "-id";
        sandbox.apply(Trees.PROJECT.replace("spec: {accountRef", "spec: {projectId: " + id + ", accountRef"));
        sandbox.eventuallyReady(Project.class, "clients");
        sandbox.apply(claiming(id, "copycat"));

        sandbox.eventually(Subproject.class, "copycat", ConditionType.Accepted, ConditionStatus.False, Reason.IdTaken);
        assertThat(sandbox.find(Secret.class, "copycat-api-key")).isEmpty();
        assertThat(Objects.requireNonNull(sandbox.subproject("copycat").getStatus())
                        .subprojectId())
                .isNull();
        sandbox.eventuallyReady(Project.class, "clients");
    }

    @Test
    void ofTwoObjectsOfOneIdThatAreCreatedAtOnceOneGetsIt(Sandbox sandbox) {
        sandbox.apply(Trees.PROJECT);
        var ids = IntStream.range(0, 60)
                .mapToObj(i -> sandbox.namespace() + "-" + i)
                .toList();
        for (var id : ids) {
            sandbox.apply(claiming(id, "original-of-" + id));
            sandbox.apply(claiming(id, "copy-of-" + id));
        }

        eventually(() -> {
            var reasons =
                    sandbox
                            .client()
                            .resources(Subproject.class)
                            .inNamespace(sandbox.namespace())
                            .list()
                            .getItems()
                            .stream()
                            .collect(groupingBy(
                                    Facts::id,
                                    mapping(
                                            it -> condition(it, ConditionType.Accepted)
                                                    .reason(),
                                            toCollection(TreeSet::new))));
            assertThat(reasons).containsOnlyKeys(ids);
            assertThat(reasons.values()).allSatisfy(it -> assertThat(it).containsExactly("Accepted", "IdTaken"));
        });
    }

    private static String claiming(String id, String name) {
        return Trees.subproject(name).replace("spec: {", "spec: {subprojectId: " + id + ", ");
    }

    @Test
    void anUnknownCurrencyCannotHealAndSaysSo(Sandbox sandbox) {
        sandbox.apply(Trees.ACCOUNT);
        sandbox.apply(
                """
                apiVersion: account.sinch.com/v1alpha1
                kind: BillingAccount
                metadata: {name: odd}
                spec: {accountRef: {name: acme}, currency: QQQ}
                """);

        sandbox.eventually(
                BillingAccount.class, "odd", ConditionType.Stalled, ConditionStatus.True, Reason.CurrencyUnknown);
    }

    @Test
    void namesOfFullLengthHaveDerivedNamesThatFit(Sandbox sandbox) {
        var longest = "a".repeat(63) + "." + "b".repeat(63) + "." + "c".repeat(63) + "." + "d".repeat(61);
        assertThat(longest).hasSize(253);
        sandbox.apply(Trees.ACCOUNT.replace("acme", longest));
        sandbox.apply(Trees.PROJECT
                .substring(Trees.ACCOUNT.length())
                .replace("acme", longest)
                .replace("clients", longest));
        sandbox.apply(Trees.subproject(longest).replace("clients", longest));

        sandbox.eventuallyReady(SinchAccount.class, longest);
        sandbox.eventuallyReady(Project.class, DerivedNames.accountDefault(longest));
        sandbox.eventuallyReady(Subproject.class, longest);
        assertThat(sandbox.find(Secret.class, DerivedNames.subprojectSecret(longest)))
                .isPresent();
    }

    @Test
    void aStatusEditedByHandIsPutBack(Sandbox sandbox) {
        sandbox.apply(Trees.PROJECT);
        sandbox.eventuallyReady(Project.class, "clients");
        var status = Objects.requireNonNull(sandbox.project("clients").getStatus());

        // The operator may be writing it as well.
        Sandbox.patiently().ignoreException(KubernetesClientException.class).untilAsserted(() -> {
            var project = sandbox.project("clients");
            project.setStatus(new ProjectStatus(
                    "forged", "forged", null, 1L, List.of(), null, null, List.of(), List.of(), List.of()));
            assertThat(sandbox.client().resource(project).updateStatus()).isNotNull();
        });

        eventually(() -> assertThat(
                        Objects.requireNonNull(sandbox.project("clients").getStatus()))
                .returns(status.projectId(), ProjectStatus::projectId)
                .returns(status.accountId(), ProjectStatus::accountId));
        sandbox.eventuallyReady(Project.class, "clients");
    }

    private static ChildCount projects(Sandbox sandbox, String billingAccount) {
        var status =
                Objects.requireNonNull(sandbox.billingAccount(billingAccount).getStatus());
        return Objects.requireNonNull(status.projects());
    }
}
