package com.sinch.operator.domain.statement;

import static org.assertj.core.api.Assertions.assertThat;

import com.sinch.operator.api.AllowedNamespaces;
import com.sinch.operator.api.BillingAccountSpec;
import com.sinch.operator.api.BillingType;
import com.sinch.operator.api.ParentReference;
import com.sinch.operator.api.PaymentKind;
import com.sinch.operator.api.PaymentSpec;
import com.sinch.operator.api.RecordReference;
import com.sinch.operator.api.SubprojectReference;
import com.sinch.operator.api.UsageLine;
import com.sinch.operator.api.UsageReportSpec;
import com.sinch.operator.domain.billing.Bearer;
import com.sinch.operator.domain.billing.Book;
import com.sinch.operator.domain.billing.Ledger;
import com.sinch.operator.domain.billing.Receipt;
import com.sinch.operator.domain.billing.Slot;
import com.sinch.operator.domain.billing.Usage;
import com.sinch.operator.domain.hierarchy.ObjectName;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever is recorded: statements follow one upon the other, and say what the statuses say, to the last digit. */
class StatementPropertiesTest {

    private static final ObjectName ACCOUNT = new ObjectName("SinchAccount", "acme", "acme");
    private static final List<String> PERIODS = List.of("2026-09", "2026-10", "2026-11", "2026-12");
    private static final List<String> PROJECTS = List.of("clients", "trial");
    private static final List<String> CURRENCIES = List.of("EUR", "JPY");

    /** Two of one currency and one of another. */
    private static final List<Payer> PAYERS = List.of(
            payer("germany", "EUR", BillingType.Prepaid),
            payer("france", "EUR", BillingType.Postpaid),
            payer("japan", "JPY", BillingType.Postpaid));

    private static final Living LIVING = Living.of(
            Set.of("acme"),
            Map.of(),
            List.of(new Living.Subproject(
                    new ObjectName("Subproject", "acme", "one"),
                    new ObjectName("Project", "acme", "clients"),
                    Optional.empty(),
                    List.of(Bearer.named("acme", "one"), Bearer.withId("id-of-one")))));

    /**
     * What was recorded.
     *
     * @param payments the payments
     * @param reports the reports
     */
    record Records(List<PaymentRecord> payments, List<UsageRecord> reports) {}

    private static Payer payer(String name, String currency, BillingType type) {
        return new Payer(
                new ObjectName("BillingAccount", "acme", name),
                BillingAccountSpec.of(ParentReference.to("acme"), type, currency, AllowedNamespaces.SAME));
    }

    @Provide
    Arbitrary<Records> records() {
        return Combinators.combine(
                        paymentSpecs().list().ofMaxSize(12),
                        reportSpecs().list().ofMaxSize(12))
                .as((payments, reports) -> new Records(
                        numbered("Payment", payments, PaymentRecord::new),
                        numbered(
                                "UsageReport",
                                reports,
                                (name, spec) -> new UsageRecord(name, spec, Optional.empty()))));
    }

    private static <S, R> List<R> numbered(String kind, List<S> specs, BiFunction<ObjectName, S, R> record) {
        var records = new ArrayList<R>();
        specs.forEach(
                spec -> records.add(record.apply(new ObjectName(kind, "acme", "record-" + records.size()), spec)));
        return records;
    }

    private static Arbitrary<PaymentSpec> paymentSpecs() {
        return Combinators.combine(billingAccounts(), amounts(), Arbitraries.of(CURRENCIES), Arbitraries.of(PERIODS))
                .as((billingAccount, amount, currency, period) -> new PaymentSpec(
                        billingAccount, PaymentKind.Adjustment, amount, currency, period + "-15", null));
    }

    private static Arbitrary<UsageReportSpec> reportSpecs() {
        return Combinators.combine(
                        billingAccounts(),
                        Arbitraries.of(PROJECTS).map(ParentReference::to),
                        Arbitraries.of(PERIODS),
                        Arbitraries.of(CURRENCIES),
                        lines().list().ofMinSize(1).ofMaxSize(6))
                .as(UsageReportSpec::new);
    }

    private static Arbitrary<RecordReference> billingAccounts() {
        return Arbitraries.of("germany", "france", "japan", "nowhere").map(RecordReference::new);
    }

    private static Arbitrary<UsageLine> lines() {
        var subprojects = Arbitraries.of(
                        new SubprojectReference("one", null, null),
                        new SubprojectReference("one", "acme", null),
                        new SubprojectReference("other", null, "id-of-one"),
                        new SubprojectReference("one", null, "an-older-one"),
                        new SubprojectReference("two", "elsewhere", null))
                .injectNull(0.2);
        return Combinators.combine(subprojects, Arbitraries.of("messages", "calls"), amounts(), amounts())
                .as(UsageLine::new);
    }

    private static Arbitrary<String> amounts() {
        var digits = "999999999999999.999999";
        return Arbitraries.bigDecimals()
                .between(new BigDecimal("-" + digits), new BigDecimal(digits))
                .ofScale(6)
                .map(BigDecimal::toPlainString);
    }

    @Property
    void oneStatementGoesOnWhereTheOneBeforeEnded(@ForAll("records") Records records) {
        for (int each = 0; each < PAYERS.size(); each++) {
            var last = BigDecimal.ZERO;
            for (var period : PERIODS) {
                var part = statement(records, Scope.of(period)).parts().get(each);
                var flow = part.flow().orElseThrow();

                assertThat(flow.opening()).isEqualByComparingTo(last);
                assertThat(flow.opening().add(flow.paid()).subtract(flow.charged()))
                        .isEqualByComparingTo(flow.closing());
                assertThat(flow.charged()).isEqualByComparingTo(part.charged());
                assertThat(flow.paid())
                        .isEqualByComparingTo(sum(part.payments().stream().map(PaymentLine::amount)));
                last = flow.closing();
            }
        }
    }

    @Property
    void everySumIsThatOfTheStatuses(@ForAll("records") Records records) {
        var ledger = ledger(records);
        for (var period : PERIODS) {
            var statement = statement(records, Scope.of(period));
            for (var part : statement.parts()) {
                var name = part.payer().name();
                var currency = part.payer().spec().currency();
                assertThat(part.charged())
                        .isEqualByComparingTo(ledger.charges(name, currency)
                                .bySlot()
                                .getOrDefault(new Slot(period, currency), BigDecimal.ZERO));
            }
            for (var project : PROJECTS) {
                sumsOf(new ObjectName("Project", "acme", project), period, statement, ledger);
            }
        }
        for (var part : statement(records, Scope.of("2026-12")).parts()) {
            var name = part.payer().name();
            var currency = part.payer().spec().currency();
            assertThat(part.flow().orElseThrow().closing())
                    .isEqualByComparingTo(ledger.paid(name, currency)
                            .subtract(ledger.charges(name, currency).total(currency)));
        }
    }

    private static void sumsOf(ObjectName project, String period, Statement statement, Ledger ledger) {
        for (var currency : CURRENCIES) {
            var slot = new Slot(period, currency);
            var charged = statement.parts().stream()
                    .filter(part -> part.payer().spec().currency().equals(currency))
                    .flatMap(part -> part.projects().stream())
                    .filter(it -> it.project().equals(project))
                    .toList();
            assertThat(sum(charged.stream().map(ProjectCharges::total)))
                    .isEqualByComparingTo(
                            ledger.ofProject(project, ACCOUNT).bySlot().getOrDefault(slot, BigDecimal.ZERO));
            var ofOne = Stream.of(Bearer.named("acme", "one"), Bearer.withId("id-of-one"))
                    .map(bearer -> ledger.of(project, ACCOUNT, bearer).bySlot().getOrDefault(slot, BigDecimal.ZERO));
            var shown = charged.stream().flatMap(it -> it.bearers().stream()).filter(it -> it.bearing()
                    .subproject()
                    .filter(name -> isOne(name, it))
                    .isPresent());
            assertThat(sum(shown.map(BearerCharges::total))).isEqualByComparingTo(sum(ofOne));
        }
    }

    /** The subproject itself, or what is called so where there is none: by its name, or by its ID under another name. */
    private static boolean isOne(ObjectName name, BearerCharges charges) {
        return charges.bearing().id().map("id-of-one"::equals).orElse(name.key().equals("acme/one"));
    }

    @Property
    void theBillingAccountsOfACurrencyMakeUpTheAccount(@ForAll("records") Records records) {
        for (var period : PERIODS) {
            var statement = statement(records, Scope.of(period));
            for (var currency : CURRENCIES) {
                var flows = statement.parts().stream()
                        .filter(part -> part.payer().spec().currency().equals(currency))
                        .map(part -> part.flow().orElseThrow())
                        .toList();
                var whole = Optional.ofNullable(statement.flows().get(currency)).orElseThrow();
                assertThat(whole.closing())
                        .isEqualByComparingTo(sum(flows.stream().map(Flow::closing)));
                assertThat(whole.charged())
                        .isEqualByComparingTo(sum(flows.stream().map(Flow::charged)));
                assertThat(whole.charged())
                        .isEqualByComparingTo(
                                Optional.ofNullable(statement.charges().get(currency))
                                        .orElseThrow());
            }
        }
    }

    @Property
    void whatIsShownOfProjectsOneByOneIsAll(@ForAll("records") Records records) {
        for (var period : PERIODS) {
            var all = statement(records, Scope.of(period)).parts().stream()
                    .flatMap(part -> part.projects().stream())
                    .collect(Collectors.toSet());
            var oneByOne = PROJECTS.stream()
                    .map(project -> new Scope(period, Optional.of(NameFilter.of(project)), Optional.empty()))
                    .flatMap(scope -> statement(records, scope).parts().stream())
                    .peek(part -> assertThat(part.flow()).isEmpty())
                    .flatMap(part -> part.projects().stream())
                    .collect(Collectors.toSet());

            assertThat(oneByOne).isEqualTo(all);
        }
    }

    @Property
    void theOrderOfRecordsDecidesNothing(@ForAll("records") Records records, @ForAll Random order) {
        var payments = new ArrayList<>(records.payments());
        var reports = new ArrayList<>(records.reports());
        Collections.shuffle(payments, order);
        Collections.shuffle(reports, order);

        for (var period : PERIODS) {
            assertThat(statement(new Records(payments, reports), Scope.of(period)))
                    .usingRecursiveComparison()
                    .withComparatorForType(BigDecimal::compareTo, BigDecimal.class)
                    .isEqualTo(statement(records, Scope.of(period)));
        }
    }

    @Property
    void everyRecordOfAPeriodIsOnItsStatement(@ForAll("records") Records records) {
        for (var period : PERIODS) {
            var statement = statement(records, Scope.of(period));
            var omitted = Stream.concat(
                            statement.omissions().stream(),
                            statement.parts().stream().flatMap(part -> part.omissions().stream()))
                    .map(Omission::record);
            var paid = statement.parts().stream()
                    .flatMap(part -> part.payments().stream())
                    .map(PaymentLine::name);
            var expected = records.payments().stream()
                    .filter(payment -> payment.spec().date().startsWith(period))
                    .map(PaymentRecord::name);

            assertThat(Stream.concat(omitted, paid).filter(name -> name.kind().equals("Payment")))
                    .containsExactlyInAnyOrderElementsOf(expected.toList());
        }
    }

    private static Statement statement(Records records, Scope scope) {
        var existing = PAYERS.stream().collect(Collectors.toMap(Payer::name, payer -> true));
        var compilation = new Compilation(scope, Register.of(PAYERS, existing), LIVING);
        records.payments().forEach(compilation::enter);
        records.reports().forEach(compilation::enter);
        return compilation.statement(ACCOUNT, Optional.empty());
    }

    private static Ledger ledger(Records records) {
        var ledger = new Ledger();
        PAYERS.forEach(payer ->
                ledger.open(payer.name(), new Book(ACCOUNT, payer.spec().currency(), true)));
        records.payments().forEach(payment -> ledger.enter(payment.name(), Receipt.of(payment.spec(), "acme")));
        records.reports().forEach(report -> ledger.enter(report.name(), Usage.of(report.spec(), "acme")));
        return ledger;
    }

    private static BigDecimal sum(Stream<BigDecimal> amounts) {
        return amounts.reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
