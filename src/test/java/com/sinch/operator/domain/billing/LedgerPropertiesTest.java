package com.sinch.operator.domain.billing;

import static org.assertj.core.api.Assertions.assertThat;

import com.sinch.operator.domain.hierarchy.ObjectName;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

/** Whatever is recorded, deleted and linked elsewhere, in whatever order: the sums are those of what is left. */
class LedgerPropertiesTest {

    private static final List<ObjectName> ACCOUNTS = names("SinchAccount", 2);
    private static final List<ObjectName> BILLING_ACCOUNTS = names("BillingAccount", 4);
    private static final List<ObjectName> PROJECTS = names("Project", 3);
    private static final List<Bearer> BEARERS = List.of(
            Bearer.PROJECT, Bearer.named("clients", "one"), Bearer.named("clients", "two"), Bearer.withId("one"));
    private static final List<String> CURRENCIES = List.of("EUR", "JPY");

    private static List<ObjectName> names(String kind, int count) {
        return Stream.iterate(0, number -> number + 1)
                .limit(count)
                .map(number -> new ObjectName(kind, "clients", "number-" + number))
                .toList();
    }

    @Provide
    Arbitrary<List<Movement>> stories() {
        return Arbitraries.<Movement>frequencyOf(
                        Tuple.of(8, reported()),
                        Tuple.of(3, paid()),
                        Tuple.of(2, record().map(Movement.Struck::new)),
                        Tuple.of(4, opened()),
                        Tuple.of(1, Arbitraries.of(BILLING_ACCOUNTS).map(Movement.Closed::new)))
                .list()
                .ofMaxSize(40);
    }

    private static Arbitrary<Movement> reported() {
        var slot = Combinators.combine(Arbitraries.of("2026-10", "2026-11"), Arbitraries.of(CURRENCIES))
                .as(Slot::new);
        var costs = Arbitraries.maps(Arbitraries.of(BEARERS), amount()).ofMinSize(1);
        var usage = Combinators.combine(Arbitraries.of(BILLING_ACCOUNTS), Arbitraries.of(PROJECTS), slot, costs)
                .as((billing, project, of, sums) -> new Usage(billing, project, of, sums, sums.size()));
        return Combinators.combine(name("UsageReport"), usage).as(Movement.Reported::new);
    }

    private static Arbitrary<Movement> paid() {
        var receipt = Combinators.combine(Arbitraries.of(BILLING_ACCOUNTS), Arbitraries.of(CURRENCIES), amount())
                .as(Receipt::new);
        return Combinators.combine(name("Payment"), receipt).as(Movement.Paid::new);
    }

    private static Arbitrary<Movement> opened() {
        var book = Combinators.combine(
                        Arbitraries.of(ACCOUNTS),
                        Arbitraries.of(CURRENCIES),
                        Arbitraries.frequency(Tuple.of(4, true), Tuple.of(1, false)))
                .as(Book::new);
        return Combinators.combine(Arbitraries.of(BILLING_ACCOUNTS), book).as(Movement.Opened::new);
    }

    private static Arbitrary<ObjectName> record() {
        return Arbitraries.oneOf(name("UsageReport"), name("Payment"));
    }

    /** Few, so that records are recorded and deleted again and again. */
    private static Arbitrary<ObjectName> name(String kind) {
        return Arbitraries.integers().between(0, 9).map(number -> new ObjectName(kind, "clients", "record-" + number));
    }

    private static Arbitrary<BigDecimal> amount() {
        var digits = "999999999999999.999999";
        return Arbitraries.bigDecimals()
                .between(new BigDecimal("-" + digits), new BigDecimal(digits))
                .ofScale(6);
    }

    @Property
    void everyFigureIsThatOfASpreadsheet(@ForAll("stories") List<Movement> story) {
        var ledger = played(story);
        var sheet = Spreadsheet.of(story);

        for (var billingAccount : BILLING_ACCOUNTS) {
            for (var currency : CURRENCIES) {
                assertThat(ledger.paid(billingAccount, currency))
                        .isEqualByComparingTo(sheet.paid(billingAccount, currency));
                same(ledger.charges(billingAccount, currency), sheet.charges(billingAccount, currency));
            }
        }
        for (var project : PROJECTS) {
            for (var account : ACCOUNTS) {
                same(ledger.ofProject(project, account), sheet.of(project, account, bearer -> true));
                for (var bearer : BEARERS) {
                    same(ledger.of(project, account, bearer), sheet.of(project, account, bearer::equals));
                }
            }
        }
    }

    @Property
    void whatAllWhoBearCostsAreChargedIsWhatTheirProjectIs(@ForAll("stories") List<Movement> story) {
        var ledger = played(story);
        for (var project : PROJECTS) {
            for (var account : ACCOUNTS) {
                var sum = ledger.bearers(project).stream()
                        .map(bearer -> ledger.of(project, account, bearer))
                        .reduce(Charges.NONE, Charges::plus);
                same(ledger.ofProject(project, account), sum);
            }
        }
    }

    @Property
    void whatTheBillingAccountsOfAnAccountAreChargedIsWhatItsProjectsAreAndWhatCountsForNone(
            @ForAll("stories") List<Movement> story) {
        var ledger = played(story);
        var books = Spreadsheet.of(story).books();
        for (var account : ACCOUNTS) {
            var charged = books.entrySet().stream()
                    .filter(entry -> entry.getValue().account().equals(account))
                    .filter(entry -> entry.getValue().accepted())
                    .map(entry ->
                            ledger.charges(entry.getKey(), entry.getValue().currency()))
                    .reduce(Charges.NONE, Charges::plus);
            var projects = PROJECTS.stream()
                    .map(project -> ledger.ofProject(project, account))
                    .reduce(Charges.NONE, Charges::plus);
            same(projects, charged);
        }
    }

    @Property
    void theOrderOfWhatIsThereDecidesNothing(@ForAll("stories") List<Movement> story, @ForAll Random order) {
        var last = Spreadsheet.of(story).fresh();
        var shuffled = new ArrayList<>(story.stream()
                .filter(movement -> !(movement instanceof Movement.Struck || movement instanceof Movement.Closed))
                .toList());
        // A record's name tells what it says, as a record is immutable: the first of a name stands for all.
        var firsts = new LinkedHashMap<Object, Movement>();
        shuffled.forEach(movement -> firsts.putIfAbsent(nameOf(movement), movement));
        var movements = new ArrayList<>(firsts.values());
        var one = played(movements);
        Collections.shuffle(movements, order);
        var other = played(movements);

        assertThat(figures(other)).isEqualTo(figures(one));
        assertThat(figures(played(story))).isEqualTo(figures(last));
    }

    @Property
    void whoeverHasAnotherFigureIsToldOfIt(@ForAll("stories") List<Movement> story) {
        var ledger = new Ledger();
        for (var movement : story) {
            var before = figures(ledger);
            var concerned = concerned(ledger, movement);
            var after = figures(ledger);

            assertThat(after.entrySet().stream()
                            .filter(figure -> !figure.getValue().equals(before.get(figure.getKey())))
                            .map(Map.Entry::getKey))
                    .isSubsetOf(concerned);
        }
    }

    private static Set<String> concerned(Ledger ledger, Movement movement) {
        if (movement instanceof Movement.Reported reported) {
            return ledger.enter(reported.name(), reported.usage());
        }
        if (movement instanceof Movement.Paid paid) {
            return ledger.enter(paid.name(), paid.receipt());
        }
        if (movement instanceof Movement.Struck struck) {
            return ledger.strike(struck.name());
        }
        if (movement instanceof Movement.Opened opened) {
            return ledger.open(opened.name(), opened.book());
        }
        return ledger.close(((Movement.Closed) movement).name());
    }

    private static Object nameOf(Movement movement) {
        if (movement instanceof Movement.Reported reported) {
            return reported.name();
        }
        return movement instanceof Movement.Paid paid ? paid.name() : ((Movement.Opened) movement).name();
    }

    private static Ledger played(List<Movement> story) {
        var ledger = new Ledger();
        story.forEach(movement -> movement.doTo(ledger));
        return ledger;
    }

    /** All figures, by the keys of those whose they are. */
    private static Map<String, Object> figures(Ledger ledger) {
        var figures = new TreeMap<String, Object>();
        BILLING_ACCOUNTS.forEach(name -> figures.put(
                name.toString(),
                CURRENCIES.stream()
                        .map(currency -> List.of(
                                Decimals.write(ledger.paid(name, currency)),
                                ledger.charges(name, currency).listed()))
                        .toList()));
        PROJECTS.forEach(project -> ACCOUNTS.forEach(account -> {
            figures.merge(
                    project.toString(),
                    List.of(ledger.ofProject(project, account).listed()),
                    List::of);
            BEARERS.forEach(bearer -> figures.merge(
                    Ledger.key(project, bearer),
                    List.of(ledger.of(project, account, bearer).listed()),
                    List::of));
        }));
        return figures;
    }

    private static void same(Charges one, Charges other) {
        assertThat(one.listed()).isEqualTo(other.listed());
        assertThat(one.totals()).isEqualTo(other.totals());
    }
}
