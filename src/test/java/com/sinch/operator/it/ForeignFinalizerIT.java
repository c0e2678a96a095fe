package com.sinch.operator.it;

import static com.sinch.operator.it.Sandbox.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import com.sinch.operator.api.ApiGroup;
import com.sinch.operator.api.ConditionStatus;
import com.sinch.operator.api.Project;
import com.sinch.operator.api.SinchAccount;
import com.sinch.operator.api.Subproject;
import com.sinch.operator.domain.condition.ConditionType;
import com.sinch.operator.domain.condition.Reason;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** Somebody else's finalizer is respected: ours comes off when it is due, and theirs is waited for in silence. */
@OnRealCluster
class ForeignFinalizerIT {

    private static final String THEIRS = "example.com/backup";

    /** Longer than the operator lets pass before it looks again at what is being deleted. */
    private static final Duration SILENCE = Duration.ofSeconds(6);

    @Test
    void aSubprojectStaysUntilTheirsIsCut(Sandbox sandbox) {
        sandbox.apply(Trees.PROJECT + "---\n" + held(Trees.subproject("client")));
        sandbox.eventuallyReady(Subproject.class, "client");

        sandbox.delete(Subproject.class, "client");

        assertWaitsInSilence(sandbox, Subproject.class, "client");
        cut(sandbox, Subproject.class, "client");
        sandbox.eventuallyGone(Subproject.class, "client");
    }

    @Test
    void aProjectLosesOursWithItsLastChildAndStaysUntilTheirsIsCut(Sandbox sandbox) {
        sandbox.apply(Trees.ACCOUNT + "---\n" + held(Trees.PROJECT.substring(Trees.ACCOUNT.length())) + "---\n"
                + Trees.subproject("client"));
        sandbox.eventuallyReady(Subproject.class, "client");

        sandbox.delete(Project.class, "clients");

        sandbox.eventually(
                Project.class, "clients", ConditionType.Ready, ConditionStatus.False, Reason.WaitingForChildren);
        assertThat(finalizers(sandbox, Project.class, "clients")).containsExactlyInAnyOrder(THEIRS, ApiGroup.FINALIZER);
        sandbox.delete(Subproject.class, "client");
        assertWaitsInSilence(sandbox, Project.class, "clients");
        cut(sandbox, Project.class, "clients");
        sandbox.eventuallyGone(Project.class, "clients");
    }

    @Test
    void anAccountLosesOursWithItsDefaultsAndStaysUntilTheirsIsCut(Sandbox sandbox) {
        sandbox.apply(held(Trees.ACCOUNT));
        sandbox.eventuallyReady(Project.class, "acme-default");

        sandbox.delete(SinchAccount.class, "acme");

        sandbox.eventuallyGone(Project.class, "acme-default");
        assertWaitsInSilence(sandbox, SinchAccount.class, "acme");
        cut(sandbox, SinchAccount.class, "acme");
        sandbox.eventuallyGone(SinchAccount.class, "acme");
    }

    /** The same object with their finalizer. */
    private static String held(String manifest) {
        return manifest.replace("metadata: {", "metadata: {finalizers: [" + THEIRS + "], ");
    }

    private static <T extends HasMetadata> List<String> finalizers(Sandbox sandbox, Class<T> kind, String name) {
        return sandbox.get(kind, name).getMetadata().getFinalizers();
    }

    private static <T extends HasMetadata> void assertWaitsInSilence(Sandbox sandbox, Class<T> kind, String name) {
        eventually(() -> assertThat(finalizers(sandbox, kind, name)).containsExactly(THEIRS));
        var version = sandbox.get(kind, name).getMetadata().getResourceVersion();
        Awaitility.await().during(SILENCE).atMost(SILENCE.multipliedBy(2)).untilAsserted(() -> assertThat(
                        sandbox.get(kind, name).getMetadata().getResourceVersion())
                .isEqualTo(version));
    }

    private static <T extends HasMetadata> void cut(Sandbox sandbox, Class<T> kind, String name) {
        sandbox.client()
                .resources(kind)
                .inNamespace(sandbox.namespace())
                .withName(name)
                .patch(
                        PatchContext.of(PatchType.JSON),
                        "[{\"op\": \"test\", \"path\": \"/metadata/finalizers/0\", \"value\": \"" + THEIRS + "\"},"
                                + " {\"op\": \"remove\", \"path\": \"/metadata/finalizers/0\"}]");
    }
}
