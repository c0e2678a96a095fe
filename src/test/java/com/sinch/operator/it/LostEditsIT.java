package com.sinch.operator.it;

import static com.sinch.operator.it.Sandbox.condition;
import static com.sinch.operator.it.Sandbox.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import com.sinch.operator.api.BillingAccount;
import com.sinch.operator.api.Project;
import com.sinch.operator.api.Subproject;
import com.sinch.operator.domain.condition.ConditionType;
import com.sinch.operator.domain.condition.Reason;
import io.fabric8.kubernetes.api.model.Secret;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** No edit is lost, however it meets the operator's own status writes: the last one wins every time. */
@OnRealCluster
class LostEditsIT {

    private static final int OBJECTS = 20;
    private static final int EDITS = 50;

    private final Random random = Seeds.random(LostEditsIT.class);

    @Test
    void aThousandEditsThatRaceStatusWritesAreAllAnswered(Sandbox sandbox) {
        sandbox.apply(Trees.PROJECT);
        var seeds = random.longs(OBJECTS).toArray();
        var racers = Executors.newFixedThreadPool(OBJECTS);
        try {
            var races = IntStream.range(0, OBJECTS)
                    .mapToObj(i -> CompletableFuture.runAsync(
                            () -> editThatManyTimes(sandbox, "client-" + i, new Random(seeds[i])), racers))
                    .toArray(CompletableFuture[]::new);
            CompletableFuture.allOf(races).join();
        } finally {
            racers.shutdownNow();
        }

        eventually(() -> assertThat(keySecrets(sandbox))
                .containsExactlyInAnyOrderElementsOf(IntStream.range(0, OBJECTS)
                        .mapToObj(i -> lastSecretName("client-" + i))
                        .toList()));
    }

    /** Every fifth edit moves the key to another Secret; the rest changes nothing but the generation, and is as quick as can be. */
    private static void editThatManyTimes(Sandbox sandbox, String name, Random random) {
        sandbox.apply(Trees.subproject(name));
        var race = EditRace.of(
                sandbox,
                Subproject.class,
                name,
                n -> n % 5 == 0
                        ? "{\"spec\": {\"apiKey\": {\"secretName\": \"%s\"}}}".formatted(name + "-key-" + n)
                        : "{\"spec\": {\"displayName\": \"%s\"}}".formatted("Edit " + n));

        var answered = race.run(EDITS, random);

        assertThat(answered.getMetadata().getGeneration()).isEqualTo(EDITS + 1);
        var status = Objects.requireNonNull(answered.getStatus());
        assertThat(status.observedGeneration()).isEqualTo(EDITS + 1);
        assertThat(Objects.requireNonNull(status.apiKey()).secretName()).isEqualTo(lastSecretName(name));
        assertThat(status.keys()).hasSize(1);
    }

    private static String lastSecretName(String subproject) {
        return subproject + "-key-" + EDITS;
    }

    @Test
    void theLastEnvironmentOfAProjectIsTheLabelOfItsSecrets(Sandbox sandbox) {
        sandbox.apply(Trees.PROJECT.replace("accountRef: {name: acme}", "accountRef: {name: acme}, apiKey: {}"));
        IntStream.range(0, 5).forEach(i -> sandbox.apply(Trees.subproject("client-" + i)));
        var environments = List.of("Development", "Testing", "Staging", "Production");

        EditRace.of(sandbox, Project.class, "clients", n -> "{\"spec\": {\"environment\": \"%s\"}}"
                        .formatted(environments.get(n % 4)))
                .run(EDITS, random);

        var last = environments.get(EDITS % 4);
        var secrets = List.of(
                "clients-project-api-key",
                "client-0-api-key",
                "client-1-api-key",
                "client-2-api-key",
                "client-3-api-key",
                "client-4-api-key");
        eventually(() -> assertThat(secrets).allSatisfy(secret -> assertThat(
                        sandbox.secret(secret).getMetadata().getLabels())
                .containsEntry("account.sinch.com/environment", last)));
    }

    @Test
    void theLastBillingAccountOfAProjectIsTheOneThatPays(Sandbox sandbox) {
        sandbox.apply(Trees.PROJECT + "---\n" + Trees.subproject("client"));
        sandbox.eventuallyReady(BillingAccount.class, "acme-default");

        var answered = EditRace.of(
                        sandbox,
                        Project.class,
                        "clients",
                        n -> "{\"spec\": {\"billingAccountRef\": {\"name\": \"%s\"}}}"
                                .formatted(n == EDITS ? "acme-default" : "nobody-" + n))
                .run(EDITS, random);

        assertThat(condition(answered, ConditionType.BillingReady).reason()).isEqualTo(Reason.BillingLinked.name());
        sandbox.eventuallyReady(Subproject.class, "client");
    }

    private static List<String> keySecrets(Sandbox sandbox) {
        return sandbox
                .client()
                .resources(Secret.class)
                .inNamespace(sandbox.namespace())
                .withLabel("account.sinch.com/credential", "api-key")
                .list()
                .getItems()
                .stream()
                .filter(secret -> secret.getMetadata()
                        .getOwnerReferences()
                        .get(0)
                        .getKind()
                        .equals("Subproject"))
                .map(secret -> secret.getMetadata().getName())
                .toList();
    }
}
