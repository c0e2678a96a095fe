package com.sinch.operator.it;

import static com.sinch.operator.it.Sandbox.data;
import static org.assertj.core.api.Assertions.assertThat;

import com.sinch.operator.api.ConditionStatus;
import com.sinch.operator.api.KeyRecord;
import com.sinch.operator.api.KeyState;
import com.sinch.operator.api.Subproject;
import com.sinch.operator.domain.condition.ConditionType;
import com.sinch.operator.domain.condition.Conditions;
import com.sinch.operator.domain.key.KeyHash;
import com.sinch.operator.it.Faults.Fault;
import io.fabric8.kubernetes.api.model.Secret;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A Subproject in a namespace of its own, one change of its key, and what goes wrong meanwhile. */
final class KeyCell {

    static final String SECRET = "client-api-key";

    private static final String NAME = "client";

    private final KeyChange change;
    private final Optional<Fault> fault;
    private final Sandbox sandbox;
    private final String project;
    private final AtomicReference<Secret> remembered = new AtomicReference<>();
    private final AtomicReference<Secret> first = new AtomicReference<>();

    /**
     * @param change what is changed
     * @param fault what goes wrong; empty = nothing
     * @param sandbox where
     * @param project the namespace of the project {@code clients} that the Subproject belongs to
     */
    KeyCell(KeyChange change, Optional<Fault> fault, Sandbox sandbox, String project) {
        this.change = change;
        this.fault = fault;
        this.sandbox = sandbox;
        this.project = project;
    }

    KeyChange change() {
        return change;
    }

    Optional<Fault> fault() {
        return fault;
    }

    /** The subproject ID, which is nobody else's. */
    String objectId() {
        return sandbox.namespace();
    }

    Sandbox sandbox() {
        return sandbox;
    }

    String secretName() {
        return SECRET;
    }

    /** Brings about the state before the change. */
    void given() {
        change.given(this);
        sandbox.find(Secret.class, SECRET).ifPresent(first::set);
    }

    /** The ID of the key that the Secret held before the change. */
    String firstKey() {
        return data(Objects.requireNonNull(first.get(), "there was no Secret"), "SINCH_KEY_ID");
    }

    /** Applies the Subproject with these fields of {@code apiKey}, and these annotations. */
    void apply(String apiKey, String... annotations) {
        var prefixed = Stream.of(annotations)
                .map(annotation -> "account.sinch.com/" + annotation)
                .collect(Collectors.joining(", "));
        sandbox.apply(
                """
                apiVersion: account.sinch.com/v1alpha1
                kind: Subproject
                metadata: {name: client, annotations: {%s}}
                spec:
                  subprojectId: %s
                  projectRef: {name: clients, namespace: %s}
                  apiKey: {%s}
                """
                        .formatted(prefixed, sandbox.namespace(), project, apiKey));
    }

    void annotate(String annotation, String value) {
        sandbox.annotate(Subproject.class, NAME, annotation, value);
    }

    void edit(UnaryOperator<Secret> edit) {
        sandbox.client()
                .secrets()
                .inNamespace(sandbox.namespace())
                .withName(SECRET)
                .edit(edit);
    }

    /** Deletes the Subproject, but not its Secret. */
    void orphan() {
        sandbox.deleteAllButTheSecret(NAME, SECRET);
    }

    void loseStatus() {
        sandbox.loseStatus(Subproject.class, NAME);
    }

    Secret secret() {
        return sandbox.secret(SECRET);
    }

    void remember(Secret secret) {
        remembered.set(secret);
    }

    Secret remembered() {
        return Objects.requireNonNull(remembered.get(), "nothing was remembered");
    }

    void eventuallyKeysAre(List<KeyState> states) {
        Sandbox.eventually(() -> assertThat(keys())
                .as("keys of %s", this)
                .extracting(KeyRecord::state)
                .isEqualTo(states));
    }

    /** The keys that are valid. */
    Set<String> valid() {
        return keys().stream().filter(KeyRecord::live).map(KeyRecord::keyId).collect(Collectors.toSet());
    }

    /** All keys that the status accounts for. */
    Set<String> accounted() {
        return keys().stream().map(KeyRecord::keyId).collect(Collectors.toSet());
    }

    /** It has come to where the change leads, whatever went wrong. */
    void assertDone() {
        var conditions = Sandbox.conditions(sandbox.subproject(NAME));
        assertThat(Conditions.status(conditions, ConditionType.Ready))
                .as("%s: %s", this, conditions)
                .isEqualTo(ConditionStatus.True);
        assertThat(keys()).as("keys of %s", this).extracting(KeyRecord::state).isEqualTo(change.end());
        assertThat(secrets())
                .as("Secrets of %s", this)
                .isEqualTo(change == KeyChange.SWITCHED_OFF ? List.of() : List.of(change.secretName()));
        keys().stream()
                .filter(key -> key.state() == KeyState.Active)
                .forEach(active -> assertHeld(active, sandbox.secret(change.secretName())));
    }

    private void assertHeld(KeyRecord active, Secret secret) {
        assertThat(data(secret, "SINCH_KEY_ID")).as("%s", this).isEqualTo(active.keyId());
        assertThat(KeyHash.of(data(secret, "SINCH_KEY_SECRET"))).as("%s", this).isEqualTo(active.sha256());
        assertThat(data(secret, "SINCH_PROJECT_ID")).as("%s", this).isEqualTo(sandbox.namespace());
        if (change == KeyChange.RESHAPED) {
            assertThat(secret.getMetadata().getLabels()).as("%s", this).containsEntry("team", "messaging");
        }
        var before = first.get();
        if (before == null) {
            return;
        }
        var firstKey = data(change == KeyChange.BACKUP_RESTORED ? remembered() : before, "SINCH_KEY_ID");
        assertThat(active.keyId().equals(firstKey)).as("%s keeps its key", this).isEqualTo(change.keepsFirstKey());
    }

    private List<String> secrets() {
        return sandbox.client().secrets().inNamespace(sandbox.namespace()).list().getItems().stream()
                .map(secret -> secret.getMetadata().getName())
                .toList();
    }

    private List<KeyRecord> keys() {
        return Optional.ofNullable(sandbox.subproject(NAME).getStatus())
                .map(status -> status.keys())
                .orElse(List.of());
    }

    @Override
    public String toString() {
        return change + fault.map(it -> ", " + it).orElse("") + " (" + sandbox.namespace() + ")";
    }
}
