package com.sinch.operator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.sinch.operator.api.BillingAccountSpec;
import com.sinch.operator.api.PaymentSpec;
import com.sinch.operator.api.UsageReportSpec;
import com.sinch.operator.cli.statement.StatementRun;
import com.sinch.operator.domain.billing.Bearer;
import com.sinch.operator.domain.billing.Book;
import com.sinch.operator.domain.billing.Charges;
import com.sinch.operator.domain.billing.Decimals;
import com.sinch.operator.domain.billing.Funds;
import com.sinch.operator.domain.billing.Ledger;
import com.sinch.operator.domain.billing.Receipt;
import com.sinch.operator.domain.billing.Slot;
import com.sinch.operator.domain.billing.Usage;
import com.sinch.operator.domain.hierarchy.ObjectName;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.server.mock.EnableKubernetesMockClient;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The worked example of the page on billing, computed by the code that keeps balances. */
@EnableKubernetesMockClient(crud = true, https = false)
class BillingPageTest {

    private static final Pattern STATEMENT = Pattern.compile(
            "\\$ java -jar target/sinch-operator.jar statement (.*?)\n```\n\n```text\n(.*?)```", Pattern.DOTALL);

    /** The example names no account, project and subprojects: they are these. */
    private static final String TREE =
            """
            apiVersion: account.sinch.com/v1alpha1
            kind: SinchAccount
            metadata: {name: acme, namespace: acme}
            spec: {defaults: {enabled: false}}
            ---
            apiVersion: account.sinch.com/v1alpha1
            kind: Project
            metadata: {name: clients, namespace: acme}
            spec: {accountRef: {name: acme}, billingAccountRef: {name: germany}}
            ---
            apiVersion: account.sinch.com/v1alpha1
            kind: Subproject
            metadata: {name: client-one, namespace: acme}
            spec: {projectRef: {name: clients}}
            ---
            apiVersion: account.sinch.com/v1alpha1
            kind: Subproject
            metadata: {name: client-two, namespace: acme}
            spec: {projectRef: {name: clients}}
            """;

    @SuppressWarnings("NullAway.Init") // the extension sets it
    private KubernetesClient server;

    private static final Pattern MANIFESTS = Pattern.compile("```yaml\n(.*?)```", Pattern.DOTALL);
    private static final ObjectName ACCOUNT = new ObjectName("SinchAccount", "acme", "acme");
    private static final ObjectName GERMANY = new ObjectName("BillingAccount", "acme", "germany");
    private static final ObjectName CLIENTS = new ObjectName("Project", "acme", "clients");

    private final KubernetesSerialization yaml = new KubernetesSerialization();
    private final Ledger ledger = new Ledger();
    private String page = "";
    private Optional<BillingAccountSpec> germany = Optional.empty();

    @BeforeEach
    void enterTheExample() throws IOException {
        page = Files.readString(Path.of("docs/billing.md"));
        var block = MANIFESTS.matcher(page);
        assertThat(block.find()).isTrue();
        Stream.of(block.group(1).split("---\n"))
                .map(document -> yaml.unmarshal(document, JsonNode.class))
                .forEach(this::enter);
    }

    private void enter(JsonNode manifest) {
        var kind = manifest.path("kind").asText();
        var name = new ObjectName(kind, "acme", manifest.at("/metadata/name").asText());
        var spec = manifest.path("spec");
        switch (kind) {
            case "BillingAccount" -> {
                var billingAccount = yaml.convertValue(spec, BillingAccountSpec.class);
                germany = Optional.of(billingAccount);
                ledger.open(name, new Book(ACCOUNT, billingAccount.currency(), true));
            }
            case "Payment" -> ledger.enter(name, Receipt.of(yaml.convertValue(spec, PaymentSpec.class), "acme"));
            default -> ledger.enter(name, Usage.of(yaml.convertValue(spec, UsageReportSpec.class), "acme"));
        }
    }

    @Test
    void theTableIsWhatTheRecordsComeTo() {
        assertThat(page)
                .contains(row("client-one", ledger.of(CLIENTS, ACCOUNT, Bearer.named("acme", "client-one"))))
                .contains(row("client-two", ledger.of(CLIENTS, ACCOUNT, Bearer.named("acme", "client-two"))))
                .contains(row("the project's own", ledger.of(CLIENTS, ACCOUNT, Bearer.PROJECT)))
                .contains(row("Project clients", ledger.ofProject(CLIENTS, ACCOUNT)))
                .contains(row("BillingAccount germany", ledger.charges(GERMANY, "EUR")));
    }

    @Test
    void theBalanceIsWhatTheRecordsComeTo() {
        var spec = germany.orElseThrow();
        var funds = Funds.of(
                spec,
                ledger.paid(GERMANY, "EUR"),
                ledger.charges(GERMANY, "EUR").total("EUR"));
        var balance = funds.balance();

        assertThat(page)
                .contains("Paid " + balance.paid() + ", charged " + balance.charged() + ", available "
                        + balance.available() + ": `" + funds.decide(spec).reason() + "`.");
    }

    @Test
    void theStatementIsWhatTheCommandPrints() {
        var block = MANIFESTS.matcher(page);
        assertThat(block.find()).isTrue();
        StatementRun.create(server, TREE);
        StatementRun.create(server, block.group(1));
        var printed = STATEMENT.matcher(page);
        assertThat(printed.find()).isTrue();

        assertThat(StatementRun.of(server, printed.group(1).split(" ", -1)).output())
                .isEqualTo(printed.group(2));
    }

    private static String row(String name, Charges charges) {
        return "| " + name + " | " + cell(charges, "2026-11") + cell(charges, "2026-10")
                + Decimals.write(charges.total("EUR")) + " |";
    }

    private static String cell(Charges charges, String period) {
        return Optional.ofNullable(charges.bySlot().get(new Slot(period, "EUR")))
                .map(amount -> Decimals.write(amount) + " | ")
                .orElse("| ");
    }
}
