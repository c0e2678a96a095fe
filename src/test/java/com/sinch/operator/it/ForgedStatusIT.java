package com.sinch.operator.it;

import static com.sinch.operator.it.Sandbox.data;
import static com.sinch.operator.it.Sandbox.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import com.sinch.operator.api.BillingAccount;
import com.sinch.operator.api.ChildCount;
import com.sinch.operator.api.ConditionStatus;
import com.sinch.operator.api.Project;
import com.sinch.operator.api.ReportedStatus;
import com.sinch.operator.api.SinchAccount;
import com.sinch.operator.api.Subproject;
import com.sinch.operator.domain.condition.ConditionType;
import com.sinch.operator.domain.condition.Reason;
import io.fabric8.kubernetes.client.CustomResource;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What somebody edits in a status by hand is put back within seconds, and nothing follows from it. */
@OnRealCluster
class ForgedStatusIT {

    private static final int CHILDREN = 5;

    /** Longer than a child waits before it looks at its parent again. */
    private static final Duration QUIET = Duration.ofSeconds(2);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"status\": null}",
                "{\"status\": {\"conditions\": null}}",
                "{\"status\": {\"conditions\": [{\"type\": \"Ready\", \"status\": \"False\", \"reason\": \"Forged\","
                        + " \"message\": \"\", \"lastTransitionTime\": \"2026-11-01T00:00:00Z\"}]}}",
                "{\"status\": {\"observedGeneration\": 99}}",
                "{\"status\": {\"observedGeneration\": 0}}"
            })
    void everyKindIsPutBack(String forgery, Sandbox sandbox) {
        givenATree(sandbox);
        var account = timeless(sandbox, sandbox.account("acme"));
        var billingAccount = timeless(sandbox, sandbox.billingAccount("acme-default"));
        var project = timeless(sandbox, sandbox.project("clients"));
        var subproject = timeless(sandbox, sandbox.subproject("client-0"));
        var keys = Objects.requireNonNull(sandbox.subproject("client-0").getStatus())
                .keys();

        forge(sandbox, SinchAccount.class, "acme", forgery);
        forge(sandbox, BillingAccount.class, "acme-default", forgery);
        forge(sandbox, Project.class, "clients", forgery);
        forge(sandbox, Subproject.class, "client-0", forgery);

        eventually(() -> {
            assertThat(timeless(sandbox, sandbox.account("acme"))).isEqualTo(account);
            assertThat(timeless(sandbox, sandbox.billingAccount("acme-default")))
                    .isEqualTo(billingAccount);
            assertThat(timeless(sandbox, sandbox.project("clients"))).isEqualTo(project);
            assertThat(timeless(sandbox, sandbox.subproject("client-0"))).isEqualTo(subproject);
        });
        assertThat(Objects.requireNonNull(sandbox.subproject("client-0").getStatus())
                        .keys())
                .isEqualTo(keys);
        assertThat(data(sandbox.secret("client-0-api-key"), "SINCH_KEY_ID"))
                .isEqualTo(keys.get(0).keyId());
    }

    @Test
    void aProjectWhoseStatusIsWipedIsNothingThatItsSubprojectsNotice(Sandbox sandbox) {
        givenATree(sandbox);
        var project = timeless(sandbox, sandbox.project("clients"));
        try (var writes = StatusWrites.in(sandbox)) {
            forge(sandbox, Project.class, "clients", "{\"status\": null}");
            eventually(() ->
                    assertThat(timeless(sandbox, sandbox.project("clients"))).isEqualTo(project));

            Awaitility.await().during(QUIET).atMost(QUIET.multipliedBy(2)).untilAsserted(() -> assertThat(
                            IntStream.range(0, CHILDREN).mapToObj(i -> writes.of("Subproject", sandbox, "client-" + i)))
                    .containsOnly(List.of()));
        }
    }

    private static void givenATree(Sandbox sandbox) {
        sandbox.apply(Trees.PROJECT);
        IntStream.range(0, CHILDREN).forEach(i -> sandbox.apply(Trees.subproject("client-" + i)));
        sandbox.eventually(
                SinchAccount.class, "acme", ConditionType.SubtreeReady, ConditionStatus.True, Reason.SubtreeReady);
        // Counts are written when they have come to rest.
        eventually(() -> {
            assertThat(Objects.requireNonNull(
                                    sandbox.billingAccount("acme-default").getStatus())
                            .projects())
                    .isEqualTo(new ChildCount(2, 2));
            assertThat(Objects.requireNonNull(sandbox.account("acme").getStatus())
                            .subprojects())
                    .isEqualTo(new ChildCount(CHILDREN, CHILDREN));
            assertThat(Objects.requireNonNull(sandbox.account("acme").getStatus())
                            .projects())
                    .isEqualTo(new ChildCount(2, 2));
        });
    }

    private static <T extends CustomResource<?, ? extends ReportedStatus>> void forge(
            Sandbox sandbox, Class<T> kind, String name, String forgery) {
        sandbox.client()
                .resources(kind)
                .inNamespace(sandbox.namespace())
                .withName(name)
                .subresource("status")
                .patch(PatchContext.of(PatchType.JSON_MERGE), forgery);
    }

    /** A status but for when its conditions last changed. */
    private static String timeless(Sandbox sandbox, CustomResource<?, ? extends ReportedStatus> object) {
        return sandbox.client()
                .getKubernetesSerialization()
                .asJson(object.getStatus())
                .replaceAll("\"lastTransitionTime\":\"[^\"]*\"", "");
    }
}
