package com.sinch.operator.it;

import static com.sinch.operator.it.Sandbox.condition;
import static com.sinch.operator.it.Sandbox.data;
import static com.sinch.operator.it.Sandbox.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.sinch.operator.api.ApiKeyStatus;
import com.sinch.operator.api.ConditionStatus;
import com.sinch.operator.api.KeyRecord;
import com.sinch.operator.api.KeyState;
import com.sinch.operator.api.Project;
import com.sinch.operator.api.Subproject;
import com.sinch.operator.api.SubprojectStatus;
import com.sinch.operator.domain.condition.ConditionType;
import com.sinch.operator.domain.condition.Reason;
import com.sinch.operator.domain.key.KeyHash;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Keys that are replaced, revoked and adopted at the word of their owner. */
@OnRealCluster
class RotationIT {

    private static final Duration QUIET = Duration.ofSeconds(2);

    @Test
    void aKeyIsRotatedOnceForEachNewValueOfTheAnnotation(Sandbox sandbox) {
        var first = givenAKey(sandbox);

        annotate(sandbox, "rotate-key", "2026-11");

        eventually(() -> assertThat(active(sandbox)).isNotEqualTo(first));
        var second = active(sandbox);
        assertThat(keys(sandbox)).extracting(KeyRecord::state).containsExactly(KeyState.Retiring, KeyState.Active);
        assertThat(Objects.requireNonNull(keys(sandbox).get(0).retireAt()))
                .isAfter(second.createdAt().plus(Duration.ofHours(23)));
        holds(sandbox, second);
        eventually(() -> assertThat(where(sandbox).lastRotateRequest()).isEqualTo("2026-11"));

        annotate(sandbox, "rotate-key", "2026-11");
        Awaitility.await().during(QUIET).atMost(QUIET.multipliedBy(2)).untilAsserted(() -> assertThat(active(sandbox))
                .isEqualTo(second));

        annotate(sandbox, "rotate-key", "2026-12");
        eventually(() -> assertThat(active(sandbox)).isNotEqualTo(second));
    }

    @Test
    void aRotationCostsTwoWrites(Sandbox sandbox) {
        var first = givenAKey(sandbox);
        try (var writes = StatusWrites.in(sandbox)) {
            var before = sandbox.secret("client-api-key").getMetadata().getResourceVersion();

            annotate(sandbox, "rotate-key", "now");

            eventually(() -> assertThat(active(sandbox)).isNotEqualTo(first));
            Awaitility.await().during(QUIET).atMost(QUIET.multipliedBy(2)).untilAsserted(() -> assertThat(
                            writes.of("Subproject", sandbox, "client"))
                    .hasSize(1));
            assertThat(sandbox.secret("client-api-key").getMetadata().getResourceVersion())
                    .isNotEqualTo(before);
        }
    }

    @Test
    void aKeyThatLeakedIsRevokedAtOnceAndTwiceIsOnce(Sandbox sandbox) {
        var leaked = givenAKey(sandbox);

        annotate(sandbox, "revoke-key", leaked.keyId());

        eventually(() -> assertThat(keys(sandbox))
                .extracting(KeyRecord::state)
                .containsExactly(KeyState.Revoked, KeyState.Active));
        var next = active(sandbox);
        holds(sandbox, next);

        annotate(sandbox, "revoke-key", null);
        annotate(sandbox, "revoke-key", leaked.keyId());
        Awaitility.await().during(QUIET).atMost(QUIET.multipliedBy(2)).untilAsserted(() -> assertThat(active(sandbox))
                .isEqualTo(next));
    }

    @Test
    void aKeyIsRevokedThoughItsParentAndItsSecretAreGone(Sandbox sandbox) {
        var leaked = givenAKey(sandbox);
        sandbox.delete(Project.class, "clients");
        sandbox.client()
                .resources(Project.class)
                .inNamespace(sandbox.namespace())
                .withName("clients")
                .patch(PatchContext.of(PatchType.JSON_MERGE), "{\"metadata\": {\"finalizers\": null}}");
        sandbox.eventuallyGone(Project.class, "clients");
        sandbox.delete(Secret.class, "client-api-key");

        annotate(sandbox, "revoke-key", leaked.keyId());

        eventually(() -> assertThat(keys(sandbox)).singleElement().satisfies(key -> {
            assertThat(key.keyId()).isEqualTo(leaked.keyId());
            assertThat(key.state()).isEqualTo(KeyState.Revoked);
        }));
        assertThat(sandbox.find(Secret.class, "client-api-key")).isEmpty();
    }

    @Test
    void aKeyThatDoesNotExistIsAnsweredInTheMessage(Sandbox sandbox) {
        givenAKey(sandbox);

        annotate(sandbox, "revoke-key", "no-such-key");

        eventually(() -> assertThat(condition(sandbox.subproject("client"), ConditionType.APIKeyReady)
                        .message())
                .contains("no-such-key, which is none of the keys"));
        assertThat(condition(sandbox.subproject("client"), ConditionType.Ready).status())
                .isEqualTo(ConditionStatus.True);
    }

    @Test
    void anAnnotationOfTwoHundredKibibytesIsOneLikeAnyOther(Sandbox sandbox) {
        var first = givenAKey(sandbox);

        annotate(sandbox, "rotate-key", "x".repeat(200 * 1024));

        eventually(() -> assertThat(active(sandbox)).isNotEqualTo(first));
        assertThat(where(sandbox).lastRotateRequest()).startsWith("sha256:").hasSize(71);
    }

    @Test
    void aSecretOfAnotherIdIsAdoptedWhenItsNewOwnerSaysSo(Sandbox sandbox) {
        var key = givenAKey(sandbox);
        var old = sandbox.subproject("client").getMetadata().getUid();
        var secret = sandbox.secret("client-api-key");
        sandbox.deleteAllButTheSecret("client", "client-api-key");
        sandbox.apply(CLIENT);
        sandbox.eventually(
                Subproject.class, "client", ConditionType.APIKeyReady, ConditionStatus.False, Reason.SecretIdMismatch);

        annotate(sandbox, "adopt-key", old);

        sandbox.eventuallyReady(Subproject.class, "client");
        assertThat(active(sandbox).keyId()).isEqualTo(key.keyId());
        assertThat(data(sandbox.secret("client-api-key"), "SINCH_KEY_SECRET"))
                .isEqualTo(data(secret, "SINCH_KEY_SECRET"));
        assertThat(data(sandbox.secret("client-api-key"), "SINCH_PROJECT_ID"))
                .isEqualTo(sandbox.subproject("client").getMetadata().getUid());
    }

    @Test
    void aProjectsKeyIsReplacedAndRevokedLikeAnyOther(Sandbox sandbox) {
        sandbox.apply(Trees.PROJECT.replace("accountRef: {name: acme}", "accountRef: {name: acme}, apiKey: {}"));
        sandbox.eventuallyReady(Project.class, "clients");
        var first = projectKeys(sandbox).get(0);

        sandbox.annotate(Project.class, "clients", "rotate-key", "now");
        eventually(() -> assertThat(projectKeys(sandbox))
                .extracting(KeyRecord::state)
                .containsExactly(KeyState.Retiring, KeyState.Active));
        sandbox.annotate(Project.class, "clients", "revoke-key", first.keyId());

        eventually(() -> assertThat(projectKeys(sandbox))
                .extracting(KeyRecord::state)
                .containsExactly(KeyState.Revoked, KeyState.Active));
        assertThat(data(sandbox.secret("clients-project-api-key"), "SINCH_KEY_ID"))
                .isEqualTo(projectKeys(sandbox).get(1).keyId());
    }

    private static List<KeyRecord> projectKeys(Sandbox sandbox) {
        return Objects.requireNonNull(sandbox.project("clients").getStatus()).keys();
    }

    @Test
    void aKeyTellsWhenItIsDueByAge(Sandbox sandbox) {
        sandbox.apply(Trees.PROJECT);
        sandbox.apply(CLIENT.replace("{name: clients}", "{name: clients}, apiKey: {rotation: {interval: 720h}}"));
        sandbox.eventuallyReady(Subproject.class, "client");

        var made = active(sandbox).createdAt();
        assertThat(where(sandbox).nextRotation())
                .isBetween(made.plus(Duration.ofDays(27)), made.plus(Duration.ofDays(30)));
    }

    @Test
    void whoseSecretIsDeletedAgainAndAgainGetsNoMoreThanFiveLiveKeys(Sandbox sandbox) {
        givenAKey(sandbox);
        Stream.of(1, 2).forEach(time -> {
            var before = active(sandbox);
            sandbox.delete(Secret.class, "client-api-key");
            eventually(() -> assertThat(active(sandbox)).isNotEqualTo(before));
        });

        sandbox.delete(Secret.class, "client-api-key");

        sandbox.eventually(
                Subproject.class, "client", ConditionType.APIKeyReady, ConditionStatus.False, Reason.SecretChanging);
        assertThatCode(() -> sandbox.eventuallyReady(Subproject.class, "client"))
                .as("after a pause of ten seconds it gets one all the same")
                .doesNotThrowAnyException();
        assertThat(keys(sandbox)).filteredOn(KeyRecord::live).hasSizeLessThanOrEqualTo(5);
    }

    private static final String CLIENT = Trees.subproject("client");

    private static KeyRecord givenAKey(Sandbox sandbox) {
        sandbox.apply(Trees.PROJECT + "---\n" + CLIENT);
        sandbox.eventuallyReady(Subproject.class, "client");
        return active(sandbox);
    }

    private static void annotate(Sandbox sandbox, String annotation, @Nullable String value) {
        sandbox.annotate(Subproject.class, "client", annotation, value);
    }

    private static void holds(Sandbox sandbox, KeyRecord key) {
        var secret = sandbox.secret("client-api-key");
        assertThat(data(secret, "SINCH_KEY_ID")).isEqualTo(key.keyId());
        assertThat(KeyHash.of(data(secret, "SINCH_KEY_SECRET"))).isEqualTo(key.sha256());
    }

    private static KeyRecord active(Sandbox sandbox) {
        return keys(sandbox).stream()
                .filter(key -> key.state() == KeyState.Active)
                .findFirst()
                .orElseThrow(() -> new AssertionError("no key is active"));
    }

    private static List<KeyRecord> keys(Sandbox sandbox) {
        return status(sandbox).keys();
    }

    private static ApiKeyStatus where(Sandbox sandbox) {
        return Objects.requireNonNull(status(sandbox).apiKey());
    }

    private static SubprojectStatus status(Sandbox sandbox) {
        return Objects.requireNonNull(sandbox.subproject("client").getStatus());
    }
}
