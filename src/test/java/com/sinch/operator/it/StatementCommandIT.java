package com.sinch.operator.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sinch.operator.api.BillingAccount;
import com.sinch.operator.api.ConditionStatus;
import com.sinch.operator.api.Project;
import com.sinch.operator.api.Subproject;
import com.sinch.operator.api.UsageReport;
import com.sinch.operator.cluster.LocalControlPlane;
import com.sinch.operator.domain.condition.ConditionType;
import com.sinch.operator.domain.condition.Reason;
import io.fabric8.kubernetes.api.model.Config;
import io.fabric8.kubernetes.api.model.ConfigBuilder;
import io.fabric8.kubernetes.api.model.authentication.TokenRequestBuilder;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The built jar tells what stood on an account, as the statuses have it. */
@OnRealCluster
class StatementCommandIT {

    private static final String JAPAN =
            """
            apiVersion: account.sinch.com/v1alpha1
            kind: BillingAccount
            metadata: {name: japan}
            spec: {accountRef: {name: acme}, type: Postpaid, currency: JPY}
            """;

    private static final String LINE = "{subproject: {name: %s}, product: messages, quantity: \"1\", cost: \"%s\"}";

    @Test
    void twoBillingAccountsOfARelinkedProject(Sandbox sandbox, LocalControlPlane controlPlane) throws Exception {
        sandbox.apply(BillingIT.TREE + JAPAN + "---\n" + Trees.subproject("one") + "---\n" + Trees.subproject("two"));
        sandbox.apply(BillingIT.payment("first", "100"));
        sandbox.apply(BillingIT.report("october", "germany", "EUR", BillingIT.own("10.005"))
                .replace("2026-11", "2026-10"));
        sandbox.apply(BillingIT.report(
                "november",
                "germany",
                "EUR",
                LINE.formatted("one", "0.000001") + ", " + LINE.formatted("two", "7") + ", " + BillingIT.own("3")));
        sandbox.apply(BillingIT.TREE.replace("billingAccountRef: {name: germany}", "billingAccountRef: {name: japan}"));
        sandbox.apply(BillingIT.report("november-japan", "japan", "JPY", LINE.formatted("one", "500.5")));
        sandbox.apply(BillingIT.report("dollars", "japan", "USD", LINE.formatted("one", "9")));
        sandbox.delete(Subproject.class, "two");
        sandbox.eventuallyGone(Subproject.class, "two");
        sandbox.eventually(
                UsageReport.class, "dollars", ConditionType.Accepted, ConditionStatus.False, Reason.CurrencyMismatch);
        Sums.eventuallyHoldIn(sandbox);

        var program = Program.with(controlPlane.kubeconfig());
        var account = sandbox.namespace() + "/acme";
        var json = json(program.run("statement", account, "--period", "2026-11", "-o", "json"));

        var germany = json.at("/billingAccounts/0");
        assertThat(germany.at("/balance/opening").asText()).isEqualTo("-10.005");
        assertThat(germany.at("/balance/closing").asText())
                .isEqualTo(BillingIT.balance(sandbox).available())
                .isEqualTo("79.994999");
        assertThat(germany.at("/balance/closingRounded").asText()).isEqualTo("79.99");
        assertThat(germany.at("/projects/0/bearers").findValuesAsText("gone")).containsExactly("false", "true");
        var japan = json.at("/billingAccounts/1");
        assertThat(japan.at("/balance/closing").asText()).isEqualTo("-500.5");
        assertThat(japan.at("/notCounted/0/name").asText()).isEqualTo("dollars");
        assertThat(json.at("/totals").findValuesAsText("currency")).containsExactly("EUR", "JPY");

        assertThat(program.run("statement", "acme", "-n", sandbox.namespace(), "--period", "2026-11"))
                .returns(0, Program.Ended::exitCode)
                .satisfies(ended -> assertThat(ended.output())
                        .containsPattern("two +7\\.00 +gone")
                        .containsPattern("Amount due, rounded +501\n")
                        .containsPattern("UsageReport \\S+/dollars .* CurrencyMismatch"));
        assertThat(program.run("statement", account, "--period", "2026-11", "--subproject", "two")
                        .output())
                .containsPattern("Charges +7\\.00\n")
                .doesNotContain("japan", "balance");
        assertThat(program.run("statement", account, "--billing-account", "japan", "--period", "2026-11", "-o", "csv")
                        .output())
                .contains(",JPY,closing,", ",-500.5,")
                .doesNotContain("germany");
        assertThat(program.run("statement", account, "--period", "2026-11", "-o", "html")
                        .output())
                .startsWith("<!DOCTYPE html>")
                .contains("79<span class=\"fraction\">.994999</span>");
    }

    @Test
    void reportsOfAProjectThatWasDeletedStayUnderItsName(Sandbox sandbox, LocalControlPlane controlPlane)
            throws Exception {
        sandbox.apply(BillingIT.TREE + BillingIT.report("november", "germany", "EUR", BillingIT.own("3")));
        sandbox.eventuallyReady(UsageReport.class, "november");
        sandbox.delete(Project.class, "clients");
        sandbox.eventually(
                UsageReport.class, "november", ConditionType.Attributed, ConditionStatus.False, Reason.ProjectNotFound);

        assertThat(Program.with(controlPlane.kubeconfig())
                        .run("statement", sandbox.namespace() + "/acme", "--period", "2026-11")
                        .output())
                .containsPattern("clients +3\\.00 +ProjectNotFound: counts for the billing account alone")
                .containsPattern("Closing balance +-3\\.00\n");
    }

    @Test
    void billingAccountsElsewhereAreFoundAndOthersAreNot(
            Sandbox sandbox, LocalControlPlane controlPlane, @TempDir Path folder) throws Exception {
        var billing = sandbox.another();
        sandbox.apply(BillingIT.TREE.replace(
                "{defaults: {enabled: false}}", "{defaults: {enabled: false}, allowedBillingNamespaces: {from: All}}"));
        billing.apply(JAPAN.replace("{name: acme}", "{name: acme, namespace: " + sandbox.namespace() + "}"));
        billing.apply(JAPAN.replace("name: japan", "name: another-customers")
                .replace("accountRef: {name: acme}", "accountRef: {name: somebody}"));
        billing.apply(BillingIT.payment("to-nobody", "5"));
        billing.eventuallyReady(BillingAccount.class, "japan");
        var account = sandbox.namespace() + "/acme";

        assertThat(Program.with(controlPlane.kubeconfig())
                        .run("statement", account)
                        .output())
                .contains("BillingAccount " + sandbox.namespace() + "/germany", billing.namespace() + "/japan")
                .doesNotContain("another-customers", "to-nobody");

        // Whoever may not look everywhere says where.
        sandbox.apply("apiVersion: v1\nkind: ServiceAccount\nmetadata: {name: accounting}\n");
        permit(sandbox, sandbox);
        permit(sandbox, billing);
        var accounting = Program.with(kubeconfig(sandbox, controlPlane, folder));
        assertThat(accounting.run("statement", account))
                .returns(1, Program.Ended::exitCode)
                .satisfies(ended ->
                        assertThat(ended.output()).startsWith("Not permitted (").hasLineCount(1));
        assertThat(accounting.run("statement", account, "--billing-account", billing.namespace() + "/japan"))
                .returns(0, Program.Ended::exitCode)
                .satisfies(ended -> assertThat(ended.output()).contains("Amount due"));
    }

    private static void permit(Sandbox home, Sandbox place) {
        place.apply(
                """
                apiVersion: rbac.authorization.k8s.io/v1
                kind: Role
                metadata: {name: accounting}
                rules: [{apiGroups: [account.sinch.com], resources: ["*"], verbs: [get, list]}]
                ---
                apiVersion: rbac.authorization.k8s.io/v1
                kind: RoleBinding
                metadata: {name: accounting}
                roleRef: {apiGroup: rbac.authorization.k8s.io, kind: Role, name: accounting}
                subjects: [{kind: ServiceAccount, name: accounting, namespace: %s}]
                """
                        .formatted(home.namespace()));
    }

    /** A kubeconfig of the sandbox's service account, which may do nothing but what it is permitted. */
    private static Path kubeconfig(Sandbox sandbox, LocalControlPlane controlPlane, Path folder) throws Exception {
        var token = sandbox.client()
                .serviceAccounts()
                .inNamespace(sandbox.namespace())
                .withName("accounting")
                .tokenRequest(new TokenRequestBuilder().withNewSpec().endSpec().build())
                .getStatus()
                .getToken();
        var config = new ConfigBuilder(
                        Serialization.unmarshal(Files.readString(controlPlane.kubeconfig()), Config.class))
                .editFirstUser()
                .withNewUser()
                .withToken(token)
                .endUser()
                .endUser()
                .build();
        return Files.writeString(folder.resolve("kubeconfig"), Serialization.asYaml(config));
    }

    @Test
    void whatIsNotThereIsNamed(Sandbox sandbox, LocalControlPlane controlPlane) throws Exception {
        sandbox.apply(BillingIT.TREE);
        var program = Program.with(controlPlane.kubeconfig());

        assertThat(program.run("statement", "nobody", "-n", sandbox.namespace()))
                .returns(1, Program.Ended::exitCode)
                .satisfies(ended -> assertThat(ended.output())
                        .isEqualTo("There is no SinchAccount nobody in namespace " + sandbox.namespace() + ". Known: "
                                + sandbox.namespace() + "/acme\n"));
        assertThat(program.run("statement", sandbox.namespace() + "/acme", "--billing-account", "france")
                        .output())
                .contains("There is no BillingAccount france of this account. Known: ", "/germany");
    }

    private static JsonNode json(Program.Ended ended) throws Exception {
        assertThat(ended.exitCode()).as(ended.output()).isZero();
        return Objects.requireNonNull(new ObjectMapper().readTree(ended.output()));
    }
}
