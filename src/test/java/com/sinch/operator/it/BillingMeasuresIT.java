package com.sinch.operator.it;

import static com.sinch.operator.it.MeasuredCluster.AT_MOST;
import static com.sinch.operator.it.MeasuredCluster.say;
import static org.assertj.core.api.Assertions.assertThat;

import com.sinch.operator.api.Balance;
import com.sinch.operator.api.BillingAccount;
import com.sinch.operator.api.Charge;
import com.sinch.operator.api.ParentReference;
import com.sinch.operator.api.Project;
import com.sinch.operator.api.RecordReference;
import com.sinch.operator.api.Subproject;
import com.sinch.operator.api.SubprojectReference;
import com.sinch.operator.api.UsageLine;
import com.sinch.operator.api.UsageReport;
import com.sinch.operator.api.UsageReportSpec;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.parallel.Isolated;

/** What a wave of usage reports costs, counted by the API server, on a control plane of its own. */
@Isolated("what it measures would be others' work too")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class BillingMeasuresIT {

    private static final int SUBPROJECTS = 1_000;
    private static final int REPORTS = 100;
    private static final int PAYMENTS = 20;
    private static final int STATEMENTS = 5;

    private final MeasuredCluster cluster = MeasuredCluster.start();
    private final Sandbox sandbox = cluster.sandbox();

    @BeforeAll
    void start() {
        sandbox.apply(Trees.PROJECT);
        sandbox.eventuallyReady(Project.class, "clients");
        MeasuredCluster.apply(sandbox, SUBPROJECTS);
        MeasuredCluster.awaitReady(sandbox, SUBPROJECTS);
    }

    @AfterAll
    void stop() {
        cluster.close();
    }

    @Test
    @Order(1)
    void aBalanceFollowsEachPayment() {
        var behind = new ArrayList<Duration>();
        for (var number = 1; number <= PAYMENTS; number++) {
            sandbox.apply(
                    """
                    apiVersion: account.sinch.com/v1alpha1
                    kind: Payment
                    metadata: {name: payment-%d}
                    spec: {billingAccountRef: {name: acme-default}, kind: TopUp, amount: "1000", currency: USD, date: "2026-11-22"}
                    """
                            .formatted(number));
            var recorded = System.nanoTime();
            var paid = Integer.toString(2 + 1000 * number);
            Awaitility.await()
                    .atMost(AT_MOST)
                    .pollDelay(Duration.ZERO)
                    .pollInterval(Duration.ofMillis(5))
                    .until(() -> balance().paid().equals(paid));
            behind.add(Duration.ofNanos(System.nanoTime() - recorded));
        }
        Collections.sort(behind);
        say(
                "a balance is behind a payment by %d ms (median), %d ms at most",
                behind.get(PAYMENTS / 2).toMillis(), behind.get(PAYMENTS - 1).toMillis());
    }

    @Test
    @Order(2)
    void aWaveOfAHundredReportsWritesEachSubprojectTwiceAtMost() {
        var before = cluster.writes();
        var started = System.nanoTime();
        // One after another, as a meter does: side by side they would measure how the API server shares its cores.
        IntStream.range(0, REPORTS).forEach(this::report);
        var last = System.nanoTime();
        var charged = Integer.toString(REPORTS * SUBPROJECTS / 100);
        Awaitility.await()
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(5))
                .atMost(AT_MOST)
                .until(() -> balance().charged().equals(charged));
        var behind = Duration.ofNanos(System.nanoTime() - last);
        Awaitility.await().atMost(AT_MOST).until(this::everySubprojectIsCharged);
        var settled = System.nanoTime();

        var writes = cluster.writes().since(before);
        say(
                "%d reports of %d lines recorded in %.1f s; the balance followed after %d ms, every Subproject after %.1f s;"
                        + " writes: %s",
                REPORTS,
                SUBPROJECTS,
                (last - started) / 1e9,
                behind.toMillis(),
                (settled - last) / 1e9,
                writes.byResource());
        assertThat(writes.of("subprojects/status PUT")).isLessThanOrEqualTo(2L * SUBPROJECTS);
        assertThat(writes.of("usagereports/status PUT")).isLessThanOrEqualTo(2L * REPORTS);
        Sums.eventuallyHoldIn(sandbox);
    }

    @Test
    @Order(3)
    void aRestartWritesNothing() {
        var before = cluster.writes();
        var restarted = cluster.restart();
        Awaitility.await().atMost(AT_MOST).untilAsserted(() -> {
            assertThat(Metrics.of(restarted).reconciled("subproject")).isGreaterThanOrEqualTo(SUBPROJECTS);
            assertThat(Metrics.of(restarted).reconciled("usagereport")).isGreaterThanOrEqualTo(REPORTS);
        });

        assertThat(cluster.writes().since(before).byResource()).isEmpty();
    }

    @Test
    @Order(4)
    void aStatementOfAllThatIsReadAgain() throws Exception {
        var program = Program.with(cluster.controlPlane().kubeconfig());
        for (var format : List.of("table", "csv", "json", "html")) {
            var took = new ArrayList<Duration>();
            for (int run = 0; run < STATEMENTS; run++) {
                var started = System.nanoTime();
                var ended =
                        program.run("statement", sandbox.namespace() + "/acme", "--period", "2026-11", "-o", format);
                took.add(Duration.ofNanos(System.nanoTime() - started));
                assertThat(ended.exitCode()).as(ended.output()).isZero();
                assertThat(ended.output()).contains("client-" + (SUBPROJECTS - 1));
            }
            Collections.sort(took);
            say(
                    "statement -o %s of %d reports of %d lines: %d ms from the shell (median of %d)",
                    format, REPORTS, SUBPROJECTS, took.get(STATEMENTS / 2).toMillis(), STATEMENTS);
        }
    }

    private void report(int number) {
        var report = new UsageReport();
        report.setMetadata(new ObjectMetaBuilder()
                .withName("report-" + number)
                .withNamespace(sandbox.namespace())
                .build());
        report.setSpec(new UsageReportSpec(
                new RecordReference("acme-default"),
                ParentReference.to("clients"),
                "2026-11",
                "USD",
                IntStream.range(0, SUBPROJECTS)
                        .mapToObj(client -> new UsageLine(
                                new SubprojectReference("client-" + client, null, null), "messages", "1", "0.01"))
                        .toList()));
        sandbox.client().resource(report).create();
    }

    private boolean everySubprojectIsCharged() {
        // A hundred times a cent.
        var charges = List.of(new Charge("2026-11", "USD", "1"));
        return sandbox.client().resources(Subproject.class).inNamespace(sandbox.namespace()).list().getItems().stream()
                .allMatch(subproject ->
                        Objects.requireNonNull(subproject.getStatus()).charges().equals(charges));
    }

    private Balance balance() {
        return Objects.requireNonNull(Objects.requireNonNull(
                        sandbox.get(BillingAccount.class, "acme-default").getStatus())
                .balance());
    }
}
