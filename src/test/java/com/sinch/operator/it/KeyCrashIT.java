package com.sinch.operator.it;

import static com.sinch.operator.it.Sandbox.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import com.sinch.operator.cluster.Fidelity;
import com.sinch.operator.cluster.LocalControlPlane;
import com.sinch.operator.domain.key.KeyIssuer;
import com.sinch.operator.it.Faults.Fault;
import com.sinch.operator.kubernetes.InClusterKeyIssuer;
import com.sinch.operator.kubernetes.OperatorClient;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * Every change of a key, stopped or disturbed at each of its writes: at the end there is one active key, the one in the
 * Secret, and all others that ever were are accounted for.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KeyCrashIT {

    private static final Duration LATE = Duration.ofSeconds(2);
    private static final String HUB = Trees.PROJECT.replace("spec: {acc", "spec: {allowedNamespaces: {from: All}, acc");

    private final LocalControlPlane controlPlane = LocalControlPlane.start(System.err::println);

    @BeforeAll
    void install() {
        Assumptions.assumeTrue(
                controlPlane.fidelity() == Fidelity.REAL, "SKIPPED: needs a real control plane, with its Secrets");
        Crds.install(controlPlane.client());
        SharedCluster.learnNewKinds(controlPlane);
    }

    @AfterAll
    void stop() {
        controlPlane.close();
    }

    @Test
    void whateverStopsOrDisturbsTheOperatorNoKeyIsLostAndNoneIsLeft() {
        var issuer = new InClusterKeyIssuer(UUID::randomUUID, new SecureRandom());

        stoppedAndDisturbed(issuer, unused -> {});
    }

    @Test
    void norIsAKeyLostOrLeftThatARemoteIssuerShowsOnce() {
        var issuer = new RemoteIssuer();

        stoppedAndDisturbed(issuer, cell -> assertThat(issuer.valid(cell.objectId()))
                .as("keys of %s that the issuer holds valid", cell)
                .isEqualTo(cell.valid()));
    }

    @Test
    void aWatchOfSecretsThatIsLateCostsNoKeyAndNoWrite() {
        var issuer = new RemoteIssuer();
        var cells = cells(Stream.of(KeyChange.values()).map(change -> cell(change, Optional.empty())));
        try (var seen = new SeenKeys(controlPlane.client());
                var late = new LateSecrets(LATE)) {
            var faults = new Faults();
            var client = OperatorClient.builder()
                    .withConfig(ChartAccess.grant(controlPlane))
                    .withHttpClientFactory(late)
                    .withHttpClientBuilderConsumer(http -> http.addOrReplaceInterceptor("faults", faults))
                    .build();
            try (var operator = RunningOperator.start(client, issuer)) {
                cells.parallelStream().forEach(KeyCell::given);
                var before =
                        cells.stream().map(cell -> tried(cell, faults).size()).toList();
                cells.parallelStream().forEach(cell -> cell.change().change(cell));
                eventually(() -> cells.forEach(KeyCell::assertDone));
                assertThat(operator.failed().getCount()).isEqualTo(1);

                for (var i = 0; i < cells.size(); i++) {
                    var cell = cells.get(i);
                    assertThat(tried(cell, faults)
                                    .subList(before.get(i), tried(cell, faults).size()))
                            .as("writes of %s", cell)
                            .isEqualTo(cell.change().writes());
                    assertThat(issuer.valid(cell.objectId())).as("%s", cell).isEqualTo(cell.valid());
                }
            }
            assertAccounted(cells, seen);
        }
    }

    private void stoppedAndDisturbed(KeyIssuer issuer, Consumer<KeyCell> also) {
        var cells = cells(Stream.of(KeyChange.values()).flatMap(this::withEveryFault));
        var faults = new Faults();
        try (var seen = new SeenKeys(controlPlane.client())) {
            try (var operator = RunningOperator.start(ChartAccess.grant(controlPlane), issuer)) {
                cells.parallelStream().forEach(KeyCell::given);
                assertThat(operator.failed().getCount()).isEqualTo(1);
            }
            cells.forEach(cell ->
                    cell.fault().ifPresent(fault -> faults.inject(cell.sandbox().namespace(), fault)));
            var client = OperatorClient.builder()
                    .withConfig(ChartAccess.grant(controlPlane))
                    .withHttpClientBuilderConsumer(http -> http.addOrReplaceInterceptor("faults", faults))
                    .build();
            try (var operator = RunningOperator.start(client, issuer)) {
                cells.parallelStream().forEach(cell -> cell.change().change(cell));
                eventually(() -> cells.forEach(cell -> assertHitOrDone(cell, faults)));
                assertThat(operator.failed().getCount()).isEqualTo(1);
            }
            try (var operator = RunningOperator.start(ChartAccess.grant(controlPlane), issuer)) {
                eventually(() -> cells.forEach(KeyCell::assertDone));
                assertThat(operator.failed().getCount()).isEqualTo(1);
            }
            cells.stream().filter(cell -> cell.fault().isEmpty()).forEach(cell -> assertThat(tried(cell, faults))
                    .as("writes of %s", cell)
                    .isEqualTo(cell.change().writes()));
            assertAccounted(cells, seen);
            cells.forEach(also);
            System.err.printf(
                    "MEASURED %d changes of keys, stopped or disturbed at each of their writes: %d cells, all in order%n",
                    KeyChange.values().length, cells.size());
        }
    }

    private Stream<KeyCell> withEveryFault(KeyChange change) {
        var faults = IntStream.range(0, change.writes().size()).boxed().flatMap(write -> Stream.of(Faults.Kind.values())
                .map(kind -> new Fault(kind, write)));
        return Stream.concat(Stream.of(Optional.<Fault>empty()), faults.map(Optional::of))
                .map(fault -> cell(change, fault));
    }

    private KeyCell cell(KeyChange change, Optional<Fault> fault) {
        return new KeyCell(change, fault, Sandbox.create(controlPlane), hub());
    }

    /** The namespace of the one project that all cells belong to. */
    private String hub() {
        var hub = new Sandbox(controlPlane.client(), "default");
        hub.apply(HUB);
        return hub.namespace();
    }

    private static List<KeyCell> cells(Stream<KeyCell> cells) {
        return cells.toList();
    }

    private static void assertHitOrDone(KeyCell cell, Faults faults) {
        var stopped = cell.fault().filter(fault -> fault.kind() == Faults.Kind.STOPPED);
        if (stopped.isPresent()) {
            assertThat(tried(cell, faults))
                    .as("writes of %s", cell)
                    .hasSizeGreaterThan(stopped.get().write());
            return;
        }
        cell.assertDone();
        cell.fault()
                .ifPresent(fault ->
                        assertThat(tried(cell, faults)).as("writes of %s", cell).hasSizeGreaterThan(fault.write()));
    }

    private static List<String> tried(KeyCell cell, Faults faults) {
        return faults.tried(cell.sandbox().namespace());
    }

    private static void assertAccounted(List<KeyCell> cells, SeenKeys seen) {
        assertThat(seen.twoActive()).isEmpty();
        assertThat(cells).allSatisfy(cell -> {
            var keys = seen.in(cell.sandbox().namespace());
            assertThat(keys).as("keys of %s", cell).isNotEmpty();
            assertThat(cell.accounted()).as("keys of %s", cell).containsAll(keys);
        });
    }
}
