package com.sinch.operator.cli.payment;

import com.sinch.operator.api.BillingAccount;
import com.sinch.operator.api.Payment;
import com.sinch.operator.api.PaymentKind;
import com.sinch.operator.api.PaymentSpec;
import com.sinch.operator.cli.ClientFailure;
import com.sinch.operator.cli.ImpatientClient;
import com.sinch.operator.cli.NamespaceOption;
import com.sinch.operator.cli.PlainText;
import com.sinch.operator.cli.Refusal;
import com.sinch.operator.domain.billing.RecordNames;
import com.sinch.operator.domain.hierarchy.ObjectName;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.net.HttpURLConnection;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The command {@code payment add}: records one payment. */
@Command(
        name = "add",
        mixinStandardHelpOptions = true,
        description = {
            "Record that a billing account was paid, in its own currency. What was wrong is corrected by another payment, of kind"
                    + " Adjustment.",
            "With --reference a payment is recorded once, however often the command is run: the Payment's name is made of the"
                    + " billing account, the kind, the date and the reference. Say the --date as well, or a retry after"
                    + " midnight is of another day. Without a reference each run records a payment of its own.",
            "It takes `get` on billingaccounts, and `create` and `get` on payments."
        },
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {
            "0:The payment is recorded, now or already.",
            "1:There is no such billing account, the payment was recorded with another amount, or the cluster did not take it.",
            "2:The command line was wrong."
        })
final class AddCommand implements Callable<Integer> {

    private final Supplier<? extends KubernetesClient> clients;
    private final Clock clock;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before it calls
    private CommandSpec spec;

    @Parameters(
            index = "0",
            paramLabel = "BILLING_ACCOUNT",
            description = "The BillingAccount, as name or namespace/name.")
    @SuppressWarnings("NullAway.Init") // picocli demands it
    private String billingAccount;

    @Parameters(
            index = "1",
            paramLabel = "AMOUNT",
            description = "How much: up to 15 digits, and up to 6 after a point, like 250 or 99.95."
                    + " Negative with a Refund or an Adjustment only.")
    @SuppressWarnings("NullAway.Init") // picocli demands it
    private String amount;

    @Mixin
    private NamespaceOption namespace = new NamespaceOption();

    @Option(
            names = "--kind",
            paramLabel = "KIND",
            description =
                    "TopUp, InvoicePayment, OpeningCredit, Refund or Adjustment; by default TopUp where the billing account"
                            + " is prepaid, InvoicePayment where it is postpaid.")
    private @Nullable String kind;

    @Option(
            names = "--date",
            paramLabel = "DATE",
            description = "The day of the payment, like 2026-11-22; by default today (UTC).")
    private @Nullable String date;

    @Option(
            names = "--reference",
            paramLabel = "TEXT",
            description = "The payer's or the bank's word for it, like \"invoice 2026-0815\".")
    private @Nullable String reference;

    /**
     * The command.
     *
     * @param clients gives a client of the cluster each time; the command closes it
     * @param clock tells what day it is
     */
    AddCommand(Supplier<? extends KubernetesClient> clients, Clock clock) {
        this.clients = clients;
        this.clock = clock;
    }

    /** Records the payment; returns the exit code. */
    @Override
    public Integer call() {
        try (var client = clients.get()) {
            var request = PaymentRequest.read(billingAccount, amount, kind, date, reference, namespace.home(client));
            print(record(request, ImpatientClient.of(client)));
            return ExitCode.OK;
        } catch (Refusal e) {
            complain(e.inWords());
            return e.exitCode();
        } catch (KubernetesClientException e) {
            complain(ClientFailure.explain(e, "`get` on billingaccounts, and for `create` and `get` on payments,"));
            return ExitCode.SOFTWARE;
        }
    }

    private String record(PaymentRequest request, KubernetesClient client) throws Refusal {
        var account = client.resources(BillingAccount.class)
                .inNamespace(request.billingAccount().namespace())
                .withName(request.billingAccount().name())
                .get();
        if (account == null) {
            throw Refusal.state("There is no " + request.billingAccount() + ".");
        }
        var day = request.date().orElseGet(this::today);
        var payment = request.spec(account.getSpec(), day);
        if (request.reference().isEmpty()) {
            return recorded(create(request.billingAccount(), payment, client));
        }
        if (request.date().isEmpty()) {
            refuseIfRecordedYesterday(request, day, payment, client);
        }
        return recordOnce(request, payment, client);
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    /** A retry after midnight and a second payment of the same reference look alike, so the user has to say which it is. */
    private static void refuseIfRecordedYesterday(
            PaymentRequest request, LocalDate day, PaymentSpec payment, KubernetesClient client) throws Refusal {
        var yesterday = day.minusDays(1).toString();
        var name = RecordNames.payment(
                request.billingAccount().name(),
                kind(payment),
                yesterday,
                request.reference().orElseThrow());
        if (find(client, request.billingAccount().namespace(), name).isPresent()) {
            throw Refusal.state("A payment of that reference was recorded yesterday (Payment "
                    + request.billingAccount().namespace() + "/" + name + "), and now it is " + day
                    + " (UTC): say by --date " + yesterday + " that this is the same, or by --date " + day
                    + " that it is another.");
        }
    }

    private static String recordOnce(PaymentRequest request, PaymentSpec payment, KubernetesClient client)
            throws Refusal {
        var home = request.billingAccount().namespace();
        var name = RecordNames.payment(
                request.billingAccount().name(),
                kind(payment),
                payment.date(),
                request.reference().orElseThrow());
        try {
            return recorded(client.resource(named(name, home, payment)).create());
        } catch (KubernetesClientException e) {
            if (e.getCode() != HttpURLConnection.HTTP_CONFLICT) {
                throw e;
            }
        }
        var existing = find(client, home, name);
        if (existing.isEmpty()) {
            throw Refusal.state("Payment " + home + "/" + name + " was there and is gone again: try once more.");
        }
        var difference = PaymentRequest.difference(existing.get().getSpec(), payment);
        if (difference.isPresent()) {
            throw Refusal.state(
                    "Payment " + home + "/" + name + " was recorded with that reference before, and differs: "
                            + difference.get() + ". Correct it by an Adjustment, or use another reference.");
        }
        return "Already recorded: " + inWords(existing.get()) + "\n";
    }

    /** The client tries nothing twice here: a payment whose answer got lost would be recorded twice. */
    private static Payment create(ObjectName billingAccount, PaymentSpec payment, KubernetesClient client)
            throws Refusal {
        var unnamed = new Payment();
        unnamed.setMetadata(new ObjectMetaBuilder()
                .withNamespace(billingAccount.namespace())
                .withGenerateName(RecordNames.paymentPrefix(billingAccount.name(), kind(payment), payment.date()))
                .build());
        unnamed.setSpec(payment);
        try {
            return ImpatientClient.once(client).resource(unnamed).create();
        } catch (KubernetesClientException e) {
            if (e.getCode() > 0 && e.getCode() < HttpURLConnection.HTTP_INTERNAL_ERROR) {
                throw e;
            }
            throw Refusal.state(ClientFailure.explain(e, "`create` on payments")
                    + " Whether the payment was recorded is not known: look with kubectl get payments -n "
                    + billingAccount.namespace() + ". With --reference it can be tried again safely.");
        }
    }

    private static Payment named(String name, String namespace, PaymentSpec payment) {
        var object = new Payment();
        object.setMetadata(
                new ObjectMetaBuilder().withNamespace(namespace).withName(name).build());
        object.setSpec(payment);
        return object;
    }

    private static Optional<Payment> find(KubernetesClient client, String namespace, String name) {
        return Optional.ofNullable(client.resources(Payment.class)
                .inNamespace(namespace)
                .withName(name)
                .get());
    }

    private static PaymentKind kind(PaymentSpec payment) {
        return Objects.requireNonNull(payment.kind());
    }

    private static String recorded(Payment payment) {
        return "Recorded: " + inWords(payment) + "\n";
    }

    private static String inWords(Payment payment) {
        var spec = payment.getSpec();
        var of = spec.reference() == null ? "" : ", " + PlainText.quoted(spec.reference());
        var home = payment.getMetadata().getNamespace();
        return spec.amount() + " " + spec.currency() + " for BillingAccount " + home + "/"
                + spec.billingAccountRef().name() + " (" + spec.kind() + ", " + spec.date() + of + ") as Payment "
                + home
                + "/" + payment.getMetadata().getName();
    }

    private void print(String text) {
        var out = spec.commandLine().getOut();
        out.print(text);
        out.flush();
    }

    private void complain(String line) {
        spec.commandLine().getErr().println(line);
    }
}
