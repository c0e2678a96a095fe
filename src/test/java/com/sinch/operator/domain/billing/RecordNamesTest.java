package com.sinch.operator.domain.billing;

import static org.assertj.core.api.Assertions.assertThat;

import com.sinch.operator.api.PaymentKind;
import com.sinch.operator.domain.hierarchy.ObjectName;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class RecordNamesTest {

    private static final String NAME = "[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*";
    private static final String LABEL = "[A-Za-z0-9]([-A-Za-z0-9_.]*[A-Za-z0-9])?";

    @Example
    void plainPiecesAreReadAsTheyAre() {
        assertThat(RecordNames.payment("germany", PaymentKind.TopUp, "2026-11-22", "inv-17"))
                .isEqualTo("germany.topup.2026-11-22.inv-17");
        assertThat(RecordNames.report("november", part("shop", "clients", "2026-11", 2), "shop"))
                .isEqualTo("november.2026-11.clients.2");
        assertThat(RecordNames.firstReport("november")).isEqualTo("november");
        assertThat(RecordNames.label("november.csv")).isEqualTo("november.csv");
        assertThat(RecordNames.paymentPrefix("germany", PaymentKind.TopUp, "2026-11-22"))
                .isEqualTo("germany-topup-2026-11-22-");
    }

    @Example
    void othersAreReadableAndHashed() {
        assertThat(RecordNames.payment("germany", PaymentKind.TopUp, "2026-11-22", "Invoice 2026/0815"))
                .matches("germany\\.topup\\.2026-11-22\\.invoice-2026-0815\\.[0-9a-f]{16}");
        assertThat(RecordNames.report("november.csv", part("other", "clients", "2026-11", 1), "shop"))
                .matches("november-csv\\.2026-11\\.clients\\.1\\.[0-9a-f]{16}");
        assertThat(RecordNames.label("November 2026.csv")).matches("november-2026-csv-[0-9a-f]{16}");
        assertThat(RecordNames.label("☃")).matches("x-[0-9a-f]{16}");
    }

    /** Texts that differ in what a name cannot hold, and texts that are long. */
    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.oneOf(
                Arbitraries.of("a", "A", "a.b", "a-b", "a--b", "-a", "a-", "ä", "ö", " ", ".", "/", "a/b", "x", "1"),
                Arbitraries.strings().ofMinLength(1).ofMaxLength(300));
    }

    @Provide
    Arbitrary<ObjectName> projects() {
        var names = Arbitraries.of("a", "b", "a.b", "a-b", "a.1", "x".repeat(253), "x".repeat(252) + "y");
        return Combinators.combine(Arbitraries.of("shop", "other"), names)
                .as((namespace, name) -> new ObjectName("Project", namespace, name));
    }

    @Provide
    Arbitrary<List<Object>> reports() {
        var periods = Arbitraries.of("2026-10", "2026-11");
        return Combinators.combine(
                        texts(), projects(), periods, Arbitraries.integers().between(1, 12))
                .as(List::<Object>of);
    }

    @Property
    void differentReportsHaveDifferentValidNames(
            @ForAll("reports") List<Object> one, @ForAll("reports") List<Object> two) {
        var names = new ArrayList<String>();
        for (var it : List.of(one, two)) {
            names.add(RecordNames.firstReport((String) it.get(0)));
            names.add(report(it));
        }
        assertThat(names).allMatch(RecordNamesTest::valid);
        var distinct = 2L + (one.get(0).equals(two.get(0)) ? 0 : 1) + (one.equals(two) ? 0 : 1);
        assertThat(new HashSet<>(names)).hasSize((int) distinct);
    }

    @Property
    void differentPaymentsHaveDifferentValidNames(
            @ForAll("projects") ObjectName one,
            @ForAll("projects") ObjectName two,
            @ForAll("texts") String reference,
            @ForAll("texts") String other) {
        var first = RecordNames.payment(one.name(), PaymentKind.TopUp, "2026-11-22", reference);
        var second = RecordNames.payment(two.name(), PaymentKind.TopUp, "2026-11-22", other);

        assertThat(valid(first)).as(first).isTrue();
        assertThat(first.equals(second)).isEqualTo(one.name().equals(two.name()) && reference.equals(other));
    }

    @Property
    void differentSourcesHaveDifferentValidLabels(@ForAll("texts") String one, @ForAll("texts") String two) {
        assertThat(RecordNames.label(one)).matches(LABEL).hasSizeLessThanOrEqualTo(63);
        assertThat(RecordNames.label(one).equals(RecordNames.label(two))).isEqualTo(one.equals(two));
    }

    private static boolean valid(String name) {
        return name.length() <= 253 && name.matches(NAME);
    }

    private static String report(List<Object> of) {
        var project = (ObjectName) of.get(1);
        return RecordNames.report(
                (String) of.get(0),
                part(project.namespace(), project.name(), (String) of.get(2), (Integer) of.get(3)),
                "shop");
    }

    private static Part.Key part(String namespace, String project, String period, int number) {
        return new Part.Key(new Part.Group(new ObjectName("Project", namespace, project), period, "EUR"), number);
    }
}
