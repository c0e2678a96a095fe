package com.sinch.operator.it;

import static com.sinch.operator.it.Sandbox.condition;
import static com.sinch.operator.it.Sandbox.conditions;
import static com.sinch.operator.it.Sandbox.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.sinch.operator.api.BillingAccount;
import com.sinch.operator.api.Condition;
import com.sinch.operator.api.ConditionStatus;
import com.sinch.operator.api.Project;
import com.sinch.operator.api.SinchAccount;
import com.sinch.operator.api.Subproject;
import com.sinch.operator.domain.condition.ConditionType;
import com.sinch.operator.domain.condition.Reason;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

@OnRealCluster
class PauseIT {

    private static final String PAUSED = ", annotations: {account.sinch.com/paused: \"true\"}}";

    @Test
    void anObjectThatIsPausedBeforeItBeginsGetsNothingButTheCondition(Sandbox sandbox) {
        sandbox.apply(Trees.PROJECT);
        sandbox.eventuallyReady(Project.class, "clients");

        sandbox.apply(paused(Trees.subproject("one"), "one"));

        isPaused(sandbox, "one");
        assertThat(conditions(sandbox.subproject("one")))
                .extracting(Condition::type, Condition::status)
                .containsExactly(tuple("Ready", ConditionStatus.Unknown), tuple("Paused", ConditionStatus.True));
        var status = Objects.requireNonNull(sandbox.subproject("one").getStatus());
        assertThat(status.observedGeneration()).isEqualTo(1);
        assertThat(status.subprojectId()).isNull();
        assertThat(sandbox.find(Secret.class, "one-api-key")).isEmpty();

        sandbox.apply(Trees.subproject("one"));

        sandbox.eventuallyReady(Subproject.class, "one");
        assertThat(conditions(sandbox.subproject("one")))
                .extracting(Condition::type)
                .doesNotContain("Paused");
    }

    @Test
    void whatHappensDuringThePauseIsCaughtUpWith(Sandbox sandbox) {
        sandbox.apply(Trees.PROJECT + "---\n" + Trees.subproject("one"));
        sandbox.eventuallyReady(Subproject.class, "one");
        sandbox.apply(paused(Trees.subproject("one"), "one"));
        isPaused(sandbox, "one");
        var before = condition(sandbox.subproject("one"), ConditionType.Ready);

        sandbox.delete(Secret.class, "one-api-key");
        sandbox.apply(paused(renamed(Trees.subproject("one")), "one"));

        eventually(() -> assertThat(
                        Objects.requireNonNull(sandbox.subproject("one").getStatus())
                                .observedGeneration())
                .isEqualTo(2));
        assertThat(condition(sandbox.subproject("one"), ConditionType.Ready)).isEqualTo(before);
        assertThat(sandbox.find(Secret.class, "one-api-key")).isEmpty();
        assertThat(sandbox.find(Secret.class, "other-name")).isEmpty();

        sandbox.apply(renamed(Trees.subproject("one")));

        eventually(() -> assertThat(sandbox.find(Secret.class, "other-name")).isPresent());
        sandbox.eventuallyReady(Subproject.class, "one");
    }

    @Test
    void aPauseDoesNotPassDown(Sandbox sandbox) {
        sandbox.apply(Trees.PROJECT);
        sandbox.eventuallyReady(Project.class, "clients");
        sandbox.apply(paused(Trees.PROJECT, "clients"));
        sandbox.eventually(
                Project.class, "clients", ConditionType.Paused, ConditionStatus.True, Reason.PausedByAnnotation);

        sandbox.apply(Trees.subproject("one"));

        sandbox.eventuallyReady(Subproject.class, "one");
        assertThat(sandbox.find(Secret.class, "one-api-key")).isPresent();
        // Counting is a write on the project: it comes with the end of the pause.
        assertThat(Objects.requireNonNull(Objects.requireNonNull(
                                        sandbox.project("clients").getStatus())
                                .subprojects())
                        .total())
                .isZero();
        resume(sandbox, Project.class, "clients");
        eventually(() -> assertThat(Objects.requireNonNull(Objects.requireNonNull(
                                        sandbox.project("clients").getStatus())
                                .subprojects())
                        .total())
                .isEqualTo(1));
    }

    @Test
    void theDeletionOfAPausedParentWaits(Sandbox sandbox) {
        sandbox.apply(paused(Trees.ACCOUNT, "acme"));
        sandbox.eventually(
                SinchAccount.class, "acme", ConditionType.Paused, ConditionStatus.True, Reason.PausedByAnnotation);
        assertThat(sandbox.find(BillingAccount.class, "acme-default"))
                .as("nothing is made for an account that is paused")
                .isEmpty();

        sandbox.delete(SinchAccount.class, "acme");
        eventually(() -> assertThat(sandbox.account("acme").getMetadata().getDeletionTimestamp())
                .isNotNull());
        eventually(
                () -> assertThat(Objects.requireNonNull(sandbox.account("acme").getStatus())
                                .observedGeneration())
                        .as("the operator has seen that it is being deleted")
                        .isEqualTo(sandbox.account("acme").getMetadata().getGeneration()));
        assertThat(sandbox.account("acme").getMetadata().getFinalizers())
                .isEqualTo(List.of("account.sinch.com/children"));

        resume(sandbox, SinchAccount.class, "acme");

        sandbox.eventuallyGone(SinchAccount.class, "acme");
    }

    private static void resume(Sandbox sandbox, Class<? extends HasMetadata> kind, String name) {
        sandbox.client()
                .resources(kind)
                .inNamespace(sandbox.namespace())
                .withName(name)
                .patch(PatchContext.of(PatchType.JSON_MERGE), "{\"metadata\": {\"annotations\": null}}");
    }

    private static void isPaused(Sandbox sandbox, String name) {
        sandbox.eventually(
                Subproject.class, name, ConditionType.Paused, ConditionStatus.True, Reason.PausedByAnnotation);
    }

    private static String paused(String manifest, String name) {
        return manifest.replace("metadata: {name: " + name + "}", "metadata: {name: " + name + PAUSED);
    }

    private static String renamed(String manifest) {
        return manifest.replace("{name: clients}", "{name: clients}, apiKey: {secretName: other-name}");
    }
}
