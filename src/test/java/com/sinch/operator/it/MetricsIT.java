package com.sinch.operator.it;

import static com.sinch.operator.it.Sandbox.data;
import static com.sinch.operator.it.Sandbox.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import com.sinch.operator.api.BillingAccount;
import com.sinch.operator.api.ConditionStatus;
import com.sinch.operator.api.Project;
import com.sinch.operator.api.Subproject;
import com.sinch.operator.cluster.Fidelity;
import com.sinch.operator.cluster.LocalControlPlane;
import com.sinch.operator.domain.condition.ConditionType;
import com.sinch.operator.domain.condition.Reason;
import com.sinch.operator.domain.metric.Metric;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** What the built jar tells of itself while it works: its metrics and its log. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MetricsIT {

    private static final Pattern FAMILY = Pattern.compile("(?m)^# TYPE (\\S+) (\\S+)");

    private final LocalControlPlane controlPlane = LocalControlPlane.start(System.err::println);

    @BeforeAll
    void real() {
        Assumptions.assumeTrue(controlPlane.fidelity() == Fidelity.REAL, "SKIPPED: needs a real control plane");
        Crds.install(controlPlane.client());
    }

    @AfterAll
    void stop() {
        controlPlane.close();
    }

    @Test
    void everythingThatIsDocumentedAskedForOrServedIsTheSame(@TempDir Path folder) throws Exception {
        var sandbox = Sandbox.create(controlPlane);
        try (var program = Program.with(controlPlane.kubeconfig()).start("--port", "0")) {
            var port = program.port();
            sandbox.apply(Trees.PROJECT + "---\n" + Trees.subproject("one"));
            sandbox.apply(Trees.subproject("orphan").replace("name: clients", "name: nobody"));
            sandbox.eventuallyReady(Subproject.class, "one");
            sandbox.eventually(
                    Subproject.class, "orphan", ConditionType.Ready, ConditionStatus.False, Reason.ParentNotFound);

            var served = Metrics.at(port).text();
            var families =
                    FAMILY.matcher(served).results().map(it -> it.group(1)).collect(Collectors.toSet());
            var names = served.lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split("[{ ]", 2)[0])
                    .collect(Collectors.toSet());

            assertThat(names).containsAll(Watching.metrics());
            var page = Page.read("docs/metrics.md").text().replace("localhost:8080", "localhost:" + port);
            new Page(page).run(controlPlane, sandbox.namespace(), folder);
            assertThat(families).containsAll(documented());
            assertThat(ours(families)).isEqualTo(ours(documented()));
            assertThat(Arrays.stream(Metric.values())).allSatisfy(metric -> assertThat(served)
                    .contains("# TYPE " + metric.queryName() + " "
                            + metric.type().name().toLowerCase(Locale.ROOT)));
        }
    }

    @Test
    void figuresAreThoseOfTheObjectsAndNoneHoldsASecret() throws Exception {
        var sandbox = Sandbox.create(controlPlane);
        try (var program = Program.with(controlPlane.kubeconfig())
                .environment("SINCH_OPERATOR_NAMESPACES", sandbox.namespace())
                .start("--port", "0")) {
            var port = program.port();
            sandbox.apply(BillingIT.TREE + Trees.subproject("one") + "---\n" + Trees.subproject("two"));
            sandbox.apply(BillingIT.payment("first", "10"));
            sandbox.eventuallyReady(Subproject.class, "one");
            sandbox.eventuallyReady(Subproject.class, "two");
            var account = "{currency=\"EUR\",name=\"germany\",namespace=\"" + sandbox.namespace() + "\"} ";

            eventually(() -> assertThat(Metrics.at(port).text())
                    .contains("sinch_operator_objects{kind=\"Subproject\",ready=\"True\",reason=\"Ready\"} 2")
                    .contains("sinch_operator_valid_keys{kind=\"Subproject\",state=\"Active\"} 2")
                    .contains("sinch_billing_account_available" + account + "10")
                    .contains("sinch_operator_ready_seconds_count{change=\"created\",kind=\"Subproject\"} 2")
                    .contains("sinch_operator_keys_total{action=\"minted\",cause=\"secret-absent\"} 2"));

            sandbox.annotate(Subproject.class, "one", "rotate-key", "now");
            eventually(() -> assertThat(Metrics.at(port).text())
                    .contains("sinch_operator_keys_total{action=\"rotated\",cause=\"rotation-asked\"} 1")
                    .contains("sinch_operator_valid_keys{kind=\"Subproject\",state=\"Retiring\"} 1"));

            sandbox.apply(Trees.subproject("two").replace("spec: {", "spec: {displayName: Two, "));
            eventually(() -> assertThat(Metrics.at(port).text())
                    .contains("sinch_operator_ready_seconds_count{change=\"edited\",kind=\"Subproject\"} 1"));

            sandbox.apply(BillingIT.report("all", "germany", "EUR", BillingIT.own("10")));
            sandbox.eventually(
                    Project.class, "clients", ConditionType.Ready, ConditionStatus.False, Reason.FundsUnavailable);
            eventually(() -> assertThat(Metrics.at(port).text())
                    .contains("sinch_billing_account_available" + account + "0")
                    .contains("sinch_billing_account_funds{name=\"germany\",namespace=\"" + sandbox.namespace()
                            + "\",reason=\"BalanceExhausted\"} 1")
                    .contains("sinch_operator_objects{kind=\"Project\",ready=\"False\",reason=\"FundsUnavailable\"} 1")
                    .containsPattern(
                            "sinch_operator_not_ready_oldest_seconds\\{kind=\"Project\",reason=\"FundsUnavailable\"}"));

            var served = Metrics.at(port).text();
            var secret = sandbox.secret("one-api-key");
            assertThat(served)
                    .doesNotContain(data(secret, "SINCH_KEY_SECRET"))
                    .doesNotContain(data(secret, "SINCH_KEY_ID"))
                    .contains("sinch_operator_api_requests_total{code=\"201\",method=\"POST\"}");

            sandbox.delete(BillingAccount.class, "germany");
            sandbox.delete(Subproject.class, "one");
            sandbox.delete(Subproject.class, "two");
            sandbox.delete(Project.class, "clients");
            sandbox.eventuallyGone(BillingAccount.class, "germany");
            eventually(() -> assertThat(Metrics.at(port).text()).doesNotContain("sinch_billing_account_available{"));
        }
    }

    private static Set<String> documented() {
        return Arrays.stream(Metric.values()).map(Metric::queryName).collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> ours(Set<String> names) {
        return names.stream()
                .filter(name -> name.startsWith("sinch_"))
                // Micrometer tells the longest of late beside each histogram.
                .filter(name -> !name.endsWith("_seconds_max"))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
