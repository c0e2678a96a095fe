package com.sinch.operator.gitops;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.sinch.operator.domain.condition.Reason;
import com.sinch.operator.gitops.Assessor.Assessment;
import com.sinch.operator.gitops.Assessor.Judgement;
import com.sinch.operator.tools.GoTools;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every status of every scenario, as Argo CD, Flux and Helm judge it. */
@TestInstance(Lifecycle.PER_CLASS)
class HealthIT {

    private final Assessor assessor = new Assessor(GoTools.obtainOrSkip().assess());
    private final HealthFile health = HealthFile.read();
    private final Set<String> kinds = kinds();
    private final List<Pictured> pictured = Pictured.all(kinds);

    @TempDir
    private Path folder = Path.of("");

    HealthIT() throws IOException {}

    @Test
    void thereIsOneScriptForEveryKind() {
        assertThat(health.scripts().keySet()).isEqualTo(kinds);
        assertThat(Set.copyOf(health.scripts().values())).hasSize(1);
    }

    @Test
    void everyStatusOfEveryScenarioIsJudgedAsItsReasonsSay() throws Exception {
        var seen = new TreeSet<String>();

        judged(UnaryOperator.identity(), (object, said) -> {
            assertThat(said.health()).as(object.toString()).isEqualTo(health(object));
            assertThat(said.kstatus().status()).as(object.toString()).isEqualTo(kstatus(object));
            seen.addAll(List.of(said.health().status(), said.kstatus().status()));
        });

        assertThat(seen)
                .containsExactly(
                        "Current",
                        "Degraded",
                        "Failed",
                        "Healthy",
                        "InProgress",
                        "Progressing",
                        "Suspended",
                        "Terminating");
        assertThat(pictured.stream().map(Pictured::kind).collect(Collectors.toSet()))
                .isEqualTo(kinds);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    members-of-a-project-have-access-to-its-subprojects/out-1-members.yaml | Subproject client-one | Current | Healthy
                    a-currency-that-does-not-exist-stalls-the-billing-account/out-1-unknown.yaml | BillingAccount invoices | Failed | Degraded
                    a-currency-that-does-not-exist-stalls-the-billing-account/out-1-unknown.yaml | SinchAccount middleman | Current | Healthy
                    a-currency-that-does-not-exist-stalls-the-billing-account/out-1-unknown.yaml | Project brokering | InProgress | Progressing
                    records-in-another-currency-count-nowhere/out-1-dollars.yaml | Payment dollars | Failed | Degraded
                    records-in-another-currency-count-nowhere/out-1-dollars.yaml | UsageReport euros | Current | Healthy
                    a-balance-that-runs-out-stops-new-keys-and-a-payment-heals-all/out-3-exhausted.yaml | BillingAccount germany | InProgress | Progressing
                    a-balance-that-runs-out-stops-new-keys-and-a-payment-heals-all/out-3-exhausted.yaml | Subproject client-one | InProgress | Progressing
                    a-balance-that-runs-out-stops-new-keys-and-a-payment-heals-all/out-5-paid.yaml | Subproject client-two | Current | Healthy
                    a-paused-subproject-keeps-all-that-it-reported-and-catches-up-later/out-2-paused-and-edited.yaml | Subproject client-one | Current | Suspended
                    a-new-object-that-is-paused-reports-that-and-its-children-wait/out-1-paused.yaml | Project brokering | InProgress | Suspended
                    a-new-object-that-is-paused-reports-that-and-its-children-wait/out-1-paused.yaml | Subproject client-one | InProgress | Progressing
                    a-paused-parent-that-is-deleted-waits-until-it-is-resumed/out-2-deleted.yaml | Project brokering | Terminating | Progressing
                    """)
    void someOfThemWordForWord(String where, String object, String kstatus, String healthStatus) throws Exception {
        var found = new HashMap<String, String>();

        judged(UnaryOperator.identity(), (it, said) -> {
            if (it.where().equals(where)) {
                found.put(
                        it.kind() + " " + it.name(),
                        said.kstatus().status() + " " + said.health().status());
            }
        });

        assertThat(found).containsEntry(object, kstatus + " " + healthStatus);
    }

    @Test
    void whatWasReportedOfAnotherGenerationIsNotHeldAgainstAnEdit() throws Exception {
        judged(Pictured::edited, (object, said) -> {
            assertThat(said.health().status()).as(object.toString()).isEqualTo("Progressing");
            assertThat(said.kstatus().status())
                    .as(object.toString())
                    .isEqualTo(object.terminating() ? "Terminating" : "InProgress");
        });
    }

    @Test
    void whatIsBeingDeletedIsOnItsWay() throws Exception {
        judged(Pictured::deleted, (object, said) -> {
            assertThat(said.health().status()).as(object.toString()).isEqualTo("Progressing");
            assertThat(said.kstatus().status()).as(object.toString()).isEqualTo("Terminating");
        });
    }

    @Test
    void anObjectThatNothingWasReportedOfIsNotTakenForOneInOrder() throws Exception {
        judged(Pictured::unreported, (object, said) -> {
            assertThat(said.health().status()).as(object.toString()).isEqualTo("Progressing");
            assertThat(said.kstatus().status())
                    .as(object.toString())
                    .isEqualTo(object.terminating() ? "Terminating" : "InProgress");
        });
    }

    private void judged(UnaryOperator<Pictured> change, BiConsumer<Pictured, Assessment> check) throws Exception {
        var objects = pictured.stream().map(change).toList();
        var scripts = new ArrayList<>(health.scripts().values());
        var assessments = assessor.assess(
                scripts.get(0), objects.stream().map(Pictured::object).toList(), folder);
        assertThat(assessments).hasSameSizeAs(objects).isNotEmpty();
        for (var i = 0; i < objects.size(); i++) {
            check.accept(objects.get(i), assessments.get(i));
        }
    }

    /** What Argo CD is to show. */
    private static Judgement health(Pictured object) {
        var ready = object.condition("Ready", "status");
        var told = object.condition("Ready", "message");
        if (object.terminating()) {
            return new Judgement("Progressing", whileItGoes(object));
        }
        if (object.observedGeneration() < object.generation()) {
            return new Judgement("Progressing", "Has not been reconciled yet.");
        }
        if (!object.condition("Paused", "status").isEmpty()) {
            return new Judgement("Suspended", object.condition("Paused", "message"));
        }
        if (ready.equals("True")) {
            return object.condition("SubtreeReady", "status").equals("False")
                    ? new Judgement("Healthy", "In order. Beneath it: " + object.condition("SubtreeReady", "message"))
                    : new Judgement("Healthy", told);
        }
        return new Judgement(stalls(object) ? "Degraded" : "Progressing", told);
    }

    private static String whileItGoes(Pictured object) {
        if (!object.condition("Paused", "status").isEmpty()) {
            return object.condition("Paused", "message");
        }
        return object.condition("Ready", "reason").equals("WaitingForChildren")
                ? object.condition("Ready", "message")
                : "Is being deleted.";
    }

    /** What Flux and Helm are to go by. Whether it is paused is nothing to them. */
    private static String kstatus(Pictured object) {
        if (object.terminating()) {
            return "Terminating";
        }
        if (object.observedGeneration() == object.generation()
                && object.condition("Ready", "status").equals("True")) {
            return "Current";
        }
        return stalls(object) ? "Failed" : "InProgress";
    }

    private static boolean stalls(Pictured object) {
        var reason = object.condition("Ready", "reason");
        return Stream.of(Reason.values())
                .filter(known -> known.name().equals(reason))
                .anyMatch(Reason::stalls);
    }

    private static Set<String> kinds() throws IOException {
        var serialization = new KubernetesSerialization();
        try (var files = Files.list(Path.of("crds"))) {
            var found = new TreeSet<String>();
            for (var file : files.toList()) {
                found.add(serialization
                        .unmarshal(Files.readString(file), JsonNode.class)
                        .at("/spec/names/kind")
                        .asText());
            }
            return found;
        }
    }
}
