package com.sinch.operator.it;

import static com.sinch.operator.it.Sandbox.condition;
import static com.sinch.operator.it.Sandbox.data;
import static com.sinch.operator.it.Sandbox.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sinch.operator.api.Balance;
import com.sinch.operator.api.BillingAccount;
import com.sinch.operator.api.Charge;
import com.sinch.operator.api.ConditionStatus;
import com.sinch.operator.api.Payment;
import com.sinch.operator.api.Project;
import com.sinch.operator.api.SinchAccount;
import com.sinch.operator.api.Subproject;
import com.sinch.operator.api.UsageReport;
import com.sinch.operator.domain.condition.ConditionType;
import com.sinch.operator.domain.condition.Reason;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Money on a real API server. At the end of each test the sums must hold, added up anew. */
@OnRealCluster
class BillingIT {

    static final String TREE =
            """
            apiVersion: account.sinch.com/v1alpha1
            kind: SinchAccount
            metadata: {name: acme}
            spec: {defaults: {enabled: false}}
            ---
            apiVersion: account.sinch.com/v1alpha1
            kind: BillingAccount
            metadata: {name: germany}
            spec: {accountRef: {name: acme}, type: Prepaid, currency: EUR, lowBalanceThresholds: ["5"]}
            ---
            apiVersion: account.sinch.com/v1alpha1
            kind: Project
            metadata: {name: clients}
            spec: {accountRef: {name: acme}, billingAccountRef: {name: germany}}
            ---
            """;

    static String payment(String name, String amount) {
        return """
                ---
                apiVersion: account.sinch.com/v1alpha1
                kind: Payment
                metadata: {name: %s}
                spec: {billingAccountRef: {name: germany}, kind: TopUp, amount: "%s", currency: EUR, date: "2026-11-22"}
                """
                .formatted(name, amount);
    }

    static String report(String name, String billingAccount, String currency, String lines) {
        return """
                ---
                apiVersion: account.sinch.com/v1alpha1
                kind: UsageReport
                metadata: {name: %s}
                spec:
                  billingAccountRef: {name: %s}
                  projectRef: {name: clients}
                  period: 2026-11
                  currency: %s
                  lines: [%s]
                """
                .formatted(name, billingAccount, currency, lines);
    }

    private static String line(String subproject, String cost) {
        return "{subproject: {name: %s}, product: messages, quantity: \"1\", cost: \"%s\"}".formatted(subproject, cost);
    }

    static String own(String cost) {
        return "{product: numbers, quantity: \"1\", cost: \"%s\"}".formatted(cost);
    }

    static Balance balance(Sandbox sandbox) {
        return Objects.requireNonNull(
                Objects.requireNonNull(sandbox.billingAccount("germany").getStatus())
                        .balance());
    }

    @Test
    void aBalanceThatRunsOutStopsNewKeysAndAPaymentHealsTheWholeSubtree(Sandbox sandbox) {
        sandbox.apply(TREE + Trees.subproject("one") + payment("first", "10"));
        sandbox.eventuallyReady(Subproject.class, "one");
        var key = data(sandbox.secret("one-api-key"), "SINCH_KEY_ID");

        sandbox.apply(report("november", "germany", "EUR", line("one", "12.5")));
        sandbox.eventually(
                BillingAccount.class,
                "germany",
                ConditionType.FundsAvailable,
                ConditionStatus.False,
                Reason.BalanceExhausted);
        sandbox.eventually(
                Project.class, "clients", ConditionType.BillingReady, ConditionStatus.False, Reason.FundsUnavailable);
        sandbox.eventually(
                Subproject.class,
                "one",
                ConditionType.BillingReady,
                ConditionStatus.False,
                Reason.ParentBillingNotReady);
        sandbox.apply(Trees.subproject("two"));
        sandbox.eventually(
                Subproject.class, "two", ConditionType.APIKeyReady, ConditionStatus.False, Reason.BillingNotReady);
        assertThat(sandbox.find(Secret.class, "two-api-key")).isEmpty();
        assertThat(data(sandbox.secret("one-api-key"), "SINCH_KEY_ID")).isEqualTo(key);

        sandbox.apply(payment("second", "2.500001"));
        sandbox.eventuallyReady(Subproject.class, "one");
        sandbox.eventuallyReady(Subproject.class, "two");
        assertThat(balance(sandbox)).isEqualTo(new Balance("12.500001", "12.5", "0.000001"));
        assertThat(data(sandbox.secret("one-api-key"), "SINCH_KEY_ID")).isEqualTo(key);
        assertThat(sandbox.find(Secret.class, "two-api-key")).isPresent();
        Sums.eventuallyHoldIn(sandbox);
    }

    @Test
    void chargesRollUpWhateverBecomesOfSubprojectsAndLinks(Sandbox sandbox) {
        sandbox.apply(TREE + Trees.subproject("one") + "---\n" + Trees.subproject("two") + payment("first", "100"));
        sandbox.apply(
                """
                apiVersion: account.sinch.com/v1alpha1
                kind: BillingAccount
                metadata: {name: japan}
                spec: {accountRef: {name: acme}, type: Postpaid, currency: JPY}
                """);
        sandbox.apply(report(
                "november",
                "germany",
                "EUR",
                String.join(
                        ", ", line("one", "0.1"), line("one", "0.2"), line("two", "1"), line("gone", "7"), own("3"))));
        eventually(() -> assertThat(chargesOf(sandbox, "one")).containsExactly(new Charge("2026-11", "EUR", "0.3")));
        Sums.eventuallyHoldIn(sandbox);

        sandbox.apply(TREE.replace("billingAccountRef: {name: germany}", "billingAccountRef: {name: japan}"));
        sandbox.apply(report("november-japan", "japan", "JPY", line("one", "500")));
        sandbox.apply(report("dollars", "japan", "USD", line("one", "9")));
        sandbox.delete(Subproject.class, "two");
        sandbox.eventually(
                UsageReport.class, "dollars", ConditionType.Accepted, ConditionStatus.False, Reason.CurrencyMismatch);
        eventually(() -> assertThat(chargesOf(sandbox, "one"))
                .containsExactly(new Charge("2026-11", "EUR", "0.3"), new Charge("2026-11", "JPY", "500")));
        eventually(
                () -> assertThat(Objects.requireNonNull(sandbox.account("acme").getStatus())
                                .charges())
                        .containsExactly(new Charge("2026-11", "EUR", "11.3"), new Charge("2026-11", "JPY", "500")));
        Sums.eventuallyHoldIn(sandbox);

        sandbox.delete(UsageReport.class, "november");
        eventually(() -> assertThat(chargesOf(sandbox, "one")).containsExactly(new Charge("2026-11", "JPY", "500")));
        Sums.eventuallyHoldIn(sandbox);
    }

    private static List<Charge> chargesOf(Sandbox sandbox, String subproject) {
        return Objects.requireNonNull(sandbox.subproject(subproject).getStatus())
                .charges();
    }

    @Test
    void recordsCannotBeEditedAndAStatusThatIsTakenAwayComesBack(Sandbox sandbox) {
        sandbox.apply(TREE + payment("first", "10") + report("november", "germany", "EUR", own("1")));
        sandbox.eventuallyReady(UsageReport.class, "november");
        sandbox.eventuallyReady(Payment.class, "first");

        assertThatThrownBy(() -> sandbox.apply(payment("first", "1000")))
                .isInstanceOf(KubernetesClientException.class)
                .hasMessageContaining("a Payment is immutable");
        assertThatThrownBy(() -> sandbox.apply(report("november", "germany", "EUR", own("0"))))
                .isInstanceOf(KubernetesClientException.class)
                .hasMessageContaining("a UsageReport is immutable");

        sandbox.loseStatus(UsageReport.class, "november");
        eventually(() -> assertThat(Objects.requireNonNull(
                                sandbox.get(UsageReport.class, "november").getStatus())
                        .total())
                .isEqualTo("1"));
        sandbox.loseStatus(BillingAccount.class, "germany");
        eventually(() -> assertThat(balance(sandbox)).isEqualTo(new Balance("10", "1", "9")));
        assertThat(sandbox.get(UsageReport.class, "november").getSpec().lines()).hasSize(1);
        Sums.eventuallyHoldIn(sandbox);
    }

    @Test
    void anotherTypeLeavesTheBalanceWhereItWas(Sandbox sandbox) {
        sandbox.apply(TREE + payment("first", "10") + report("november", "germany", "EUR", own("12")));
        sandbox.eventually(
                Project.class, "clients", ConditionType.BillingReady, ConditionStatus.False, Reason.FundsUnavailable);

        sandbox.apply(TREE.replace("type: Prepaid", "type: Postpaid"));
        sandbox.eventuallyReady(Project.class, "clients");
        assertThat(balance(sandbox)).isEqualTo(new Balance("10", "12", "-2"));

        sandbox.apply(TREE);
        sandbox.eventually(
                Project.class, "clients", ConditionType.BillingReady, ConditionStatus.False, Reason.FundsUnavailable);
        assertThat(balance(sandbox)).isEqualTo(new Balance("10", "12", "-2"));
        Sums.eventuallyHoldIn(sandbox);
    }

    @Test
    void anOpeningCreditIsGivenOnceThoughTheAccountIsCreatedAgain(Sandbox sandbox) {
        sandbox.apply(Trees.ACCOUNT);
        sandbox.eventuallyReady(Project.class, "acme-default");
        assertThat(sandbox.get(Payment.class, "acme-opening-credit").getSpec().amount())
                .isEqualTo("2");
        sandbox.apply(payment("top-up", "5").replace("germany", "acme-default").replace("EUR", "USD"));
        sandbox.eventuallyReady(Payment.class, "top-up");

        sandbox.delete(SinchAccount.class, "acme");
        sandbox.eventuallyGone(SinchAccount.class, "acme");
        sandbox.eventually(
                Payment.class,
                "acme-opening-credit",
                ConditionType.Accepted,
                ConditionStatus.False,
                Reason.ParentNotFound);
        sandbox.apply(Trees.ACCOUNT);
        sandbox.eventuallyReady(Project.class, "acme-default");

        eventually(() -> assertThat(Objects.requireNonNull(
                                sandbox.billingAccount("acme-default").getStatus())
                        .balance())
                .isEqualTo(new Balance("7", "0", "7")));
        assertThat(condition(sandbox.account("acme"), ConditionType.DefaultsReady)
                        .status())
                .isEqualTo(ConditionStatus.True);

        sandbox.delete(Payment.class, "top-up");
        sandbox.delete(SinchAccount.class, "acme");
        sandbox.eventuallyGone(SinchAccount.class, "acme");
    }
}
