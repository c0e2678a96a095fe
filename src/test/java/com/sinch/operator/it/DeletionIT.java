package com.sinch.operator.it;

import static com.sinch.operator.it.Sandbox.condition;
import static com.sinch.operator.it.Sandbox.data;
import static com.sinch.operator.it.Sandbox.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import com.sinch.operator.api.BillingAccount;
import com.sinch.operator.api.ConditionStatus;
import com.sinch.operator.api.Project;
import com.sinch.operator.api.SinchAccount;
import com.sinch.operator.api.Subproject;
import com.sinch.operator.domain.condition.ConditionType;
import com.sinch.operator.domain.condition.Reason;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

@OnRealCluster
class DeletionIT {

    @Test
    void aDeletedProjectWaitsForItsSubprojectsWhichGoOnWorking(Sandbox sandbox) {
        sandbox.apply(Trees.PROJECT + "---\n" + Trees.subproject("kept"));
        sandbox.eventuallyReady(Subproject.class, "kept");
        var key = data(sandbox.secret("kept-api-key"), "SINCH_KEY_ID");

        sandbox.delete(Project.class, "clients");

        sandbox.eventually(
                Project.class, "clients", ConditionType.Ready, ConditionStatus.False, Reason.WaitingForChildren);
        assertThat(condition(sandbox.project("clients"), ConditionType.Ready).message())
                .contains("waits for 1")
                .contains("Subproject " + sandbox.namespace() + "/kept");
        assertThat(data(sandbox.secret("kept-api-key"), "SINCH_KEY_ID")).isEqualTo(key);

        // Even a lost Secret is made anew.
        sandbox.delete(Secret.class, "kept-api-key");
        eventually(() -> assertThat(sandbox.find(Secret.class, "kept-api-key")).isPresent());
        sandbox.eventuallyReady(Subproject.class, "kept");

        sandbox.delete(Subproject.class, "kept");
        sandbox.eventuallyGone(Project.class, "clients");
    }

    @Test
    void aTerminatingParentTakesNoNewChildrenAndDoesNotWaitForThem(Sandbox sandbox) {
        sandbox.apply(Trees.PROJECT + "---\n" + Trees.subproject("kept"));
        sandbox.eventuallyReady(Subproject.class, "kept");
        sandbox.delete(Project.class, "clients");
        sandbox.eventually(
                Project.class, "clients", ConditionType.Ready, ConditionStatus.False, Reason.WaitingForChildren);

        sandbox.apply(Trees.subproject("late"));

        sandbox.eventually(
                Subproject.class, "late", ConditionType.Accepted, ConditionStatus.False, Reason.ParentTerminating);
        assertThat(sandbox.find(Secret.class, "late-api-key")).isEmpty();
        sandbox.delete(Subproject.class, "kept");
        sandbox.eventuallyGone(Project.class, "clients");
        sandbox.eventually(
                Subproject.class, "late", ConditionType.Accepted, ConditionStatus.False, Reason.ParentNotFound);
    }

    @Test
    void aDeletedAccountTakesItsUnusedDefaultsAlong(Sandbox sandbox) {
        sandbox.apply(Trees.ACCOUNT);
        sandbox.eventuallyReady(Project.class, "acme-default");

        sandbox.delete(SinchAccount.class, "acme");

        sandbox.eventuallyGone(SinchAccount.class, "acme");
        sandbox.eventuallyGone(Project.class, "acme-default");
        sandbox.eventuallyGone(BillingAccount.class, "acme-default");
        sandbox.eventuallyGone(Secret.class, "acme-default-project-api-key");
    }

    @Test
    void aDeletedAccountWaitsForWhatUsersMade(Sandbox sandbox) {
        sandbox.apply(Trees.PROJECT);
        sandbox.eventuallyReady(Project.class, "clients");

        sandbox.delete(SinchAccount.class, "acme");

        sandbox.eventually(
                SinchAccount.class, "acme", ConditionType.Ready, ConditionStatus.False, Reason.WaitingForChildren);
        sandbox.eventuallyGone(Project.class, "acme-default");
        assertThat(sandbox.find(BillingAccount.class, "acme-default"))
                .as("the default billing account pays for a project of the user")
                .isPresent();
        sandbox.delete(Project.class, "clients");
        sandbox.eventuallyGone(SinchAccount.class, "acme");
        sandbox.eventuallyGone(BillingAccount.class, "acme-default");
    }

    @Test
    void aWholeTreeDeletedAtOnceUnwindsFromTheBottom(Sandbox sandbox) {
        sandbox.apply(Trees.PROJECT);
        IntStream.range(0, 20).forEach(i -> sandbox.apply(Trees.subproject("s" + i)));
        eventually(() -> assertThat(Objects.requireNonNull(Objects.requireNonNull(
                                        sandbox.project("clients").getStatus())
                                .subprojects())
                        .ready())
                .isEqualTo(20));

        sandbox.delete(SinchAccount.class, "acme");
        sandbox.delete(BillingAccount.class, "acme-default");
        sandbox.delete(Project.class, "clients");
        sandbox.client()
                .resources(Subproject.class)
                .inNamespace(sandbox.namespace())
                .delete();

        sandbox.eventuallyGone(SinchAccount.class, "acme");
        assertNothingIsLeft(sandbox);
    }

    @Test
    void aNamespaceWithAWholeTreeGoes(Sandbox sandbox) {
        sandbox.apply(Trees.PROJECT + "---\n" + Trees.subproject("one") + "---\n" + Trees.subproject("two"));
        sandbox.eventuallyReady(Subproject.class, "two");

        sandbox.client().namespaces().withName(sandbox.namespace()).delete();

        // At the pace of the namespaces' controller, which lists and deletes some seventy kinds one after the other.
        Sandbox.patiently().atMost(Duration.ofMinutes(4)).untilAsserted(() -> assertThat(namespace(sandbox))
                .as(() -> "what is left: " + remains(sandbox))
                .isEmpty());
    }

    /** What holds a namespace up: its objects, since when they are being deleted, and what its controller says. */
    private static String remains(Sandbox sandbox) {
        var objects = Stream.of(SinchAccount.class, BillingAccount.class, Project.class, Subproject.class)
                .flatMap(kind ->
                        sandbox.client().resources(kind).inNamespace(sandbox.namespace()).list().getItems().stream())
                .map(object -> "%s %s, deleted at %s, finalizers %s"
                        .formatted(
                                object.getKind(),
                                object.getMetadata().getName(),
                                object.getMetadata().getDeletionTimestamp(),
                                object.getMetadata().getFinalizers()))
                .toList();
        return Instant.now() + ": " + objects + "; "
                + namespace(sandbox)
                        .map(namespace -> namespace.getMetadata().getDeletionTimestamp() + " "
                                + namespace.getStatus().getConditions())
                        .orElse("no namespace");
    }

    private static Optional<Namespace> namespace(Sandbox sandbox) {
        return Optional.ofNullable(
                sandbox.client().namespaces().withName(sandbox.namespace()).get());
    }

    @Test
    void aForceRemovedParentLeavesChildrenThatSaySoAndHealWhenItIsBack(Sandbox sandbox) {
        var tree = Trees.PROJECT.replace(
                        "spec: {accountRef", "spec: {projectId: " + sandbox.namespace() + "-p, accountRef")
                + "---\n" + Trees.subproject("one");
        sandbox.apply(tree);
        sandbox.eventuallyReady(Subproject.class, "one");
        var key = data(sandbox.secret("one-api-key"), "SINCH_KEY_ID");

        sandbox.delete(Project.class, "clients");
        sandbox.client()
                .resources(Project.class)
                .inNamespace(sandbox.namespace())
                .withName("clients")
                .patch(PatchContext.of(PatchType.JSON_MERGE), "{\"metadata\": {\"finalizers\": null}}");
        sandbox.eventually(
                Subproject.class, "one", ConditionType.Accepted, ConditionStatus.False, Reason.ParentNotFound);

        sandbox.apply(tree);
        sandbox.eventuallyReady(Subproject.class, "one");
        assertThat(data(sandbox.secret("one-api-key"), "SINCH_KEY_ID")).isEqualTo(key);
    }

    @Test
    void objectsDeletedWhileTheyAreReconciledLeaveNothingBehind(Sandbox sandbox) {
        sandbox.apply(Trees.PROJECT);
        sandbox.eventuallyReady(Project.class, "clients");

        var churn = IntStream.range(0, 40)
                .mapToObj(i -> CompletableFuture.runAsync(() -> {
                    sandbox.apply(Trees.subproject("churn" + i));
                    sandbox.delete(Subproject.class, "churn" + i);
                }))
                .toArray(CompletableFuture[]::new);
        CompletableFuture.allOf(churn).join();

        sandbox.delete(Project.class, "clients");
        sandbox.delete(SinchAccount.class, "acme");
        sandbox.eventuallyGone(SinchAccount.class, "acme");
        assertNothingIsLeft(sandbox);
    }

    private static void assertNothingIsLeft(Sandbox sandbox) {
        eventually(() -> {
            assertThat(sandbox.client()
                            .resources(Subproject.class)
                            .inNamespace(sandbox.namespace())
                            .list()
                            .getItems())
                    .isEmpty();
            assertThat(sandbox.client()
                            .resources(Project.class)
                            .inNamespace(sandbox.namespace())
                            .list()
                            .getItems())
                    .isEmpty();
            assertThat(sandbox.client()
                            .resources(BillingAccount.class)
                            .inNamespace(sandbox.namespace())
                            .list()
                            .getItems())
                    .isEmpty();
            assertThat(sandbox.client()
                            .secrets()
                            .inNamespace(sandbox.namespace())
                            .list()
                            .getItems())
                    .isEmpty();
        });
    }
}
