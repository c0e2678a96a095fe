package com.sinch.operator.cli.statement;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import com.sinch.operator.api.AllowedNamespaces;
import com.sinch.operator.api.BillingAccountSpec;
import com.sinch.operator.api.BillingDetails;
import com.sinch.operator.api.BillingType;
import com.sinch.operator.api.ParentReference;
import com.sinch.operator.api.PaymentKind;
import com.sinch.operator.api.PaymentSpec;
import com.sinch.operator.api.RecordReference;
import com.sinch.operator.api.UsageLine;
import com.sinch.operator.api.UsageReportSpec;
import com.sinch.operator.domain.hierarchy.ObjectName;
import com.sinch.operator.domain.statement.Compilation;
import com.sinch.operator.domain.statement.Living;
import com.sinch.operator.domain.statement.Payer;
import com.sinch.operator.domain.statement.PaymentRecord;
import com.sinch.operator.domain.statement.Register;
import com.sinch.operator.domain.statement.Scope;
import com.sinch.operator.domain.statement.Statement;
import com.sinch.operator.domain.statement.UsageRecord;
import java.io.StringReader;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import javax.swing.text.MutableAttributeSet;
import javax.swing.text.html.HTML;
import javax.swing.text.html.HTMLEditorKit;
import javax.swing.text.html.parser.ParserDelegator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.Help.Ansi;

/** Whoever may write a name or a reference writes on a customer's page, into a spreadsheet and to a terminal: nothing but text. */
class HostileNamesTest {

    private static final ObjectName ACCOUNT = new ObjectName("SinchAccount", "acme", "acme");
    private static final ObjectName GERMANY = new ObjectName("BillingAccount", "acme", "germany");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>alert(1)</script>",
                "</title></style><img src=x onerror=alert(1)>",
                "\" onmouseover=\"alert(1)",
                "' autofocus onfocus='alert(1)",
                "&lt;b&gt; &amp; <!-- -->",
                "${7*7} @template.x() $unsafe{x}"
            })
    void onThePageItIsAllText(String hostile) throws Exception {
        var harmless = parsed(html("harmless"));
        var page = parsed(html(hostile));

        assertThat(page.elements()).isEqualTo(harmless.elements());
        assertThat(page.attributes()).isEqualTo(harmless.attributes());
        assertThat(page.text()).contains(hostile.substring(0, 5));
    }

    /** A name may turn the direction of writing, and the amount beside it must not turn along. */
    @ParameterizedTest
    @ValueSource(strings = {"gpj\u202e.exe", "\u2066isolated", "bell\u0007", "two\nlines", "\u001b[31mred"})
    void nothingSteersAReader(String hostile) throws Exception {
        var statement = statement(hostile);

        for (var format : List.of(Format.table, Format.csv, Format.html)) {
            assertThat(format.render(statement, look()))
                    .doesNotContain(hostile)
                    .doesNotContainPattern("[\\x07\\x1b\\u202e\\u2066]");
        }
        assertThat(new ObjectMapper()
                        .readTree(Format.json.render(statement, look()))
                        .at("/billingAccounts/0/displayName")
                        .asText())
                .isEqualTo(hostile);
    }

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+1", "-1", "@SUM(A1)", "\t=1", " =1", "\uff1d1"})
    void noSpreadsheetComputesIt(String hostile) throws Exception {
        var csv = Format.csv.render(statement(hostile), look());
        var schema = CsvSchema.emptySchema().withHeader();
        try (var rows =
                new CsvMapper().readerForMapOf(String.class).with(schema).<Map<String, String>>readValues(csv)) {
            var cells = rows.readAll().stream()
                    .flatMap(row -> Stream.of(row.get("reference"), row.get("product")))
                    .filter(cell -> cell != null && !cell.isEmpty())
                    .toList();

            assertThat(cells).hasSize(2).containsOnly("'" + hostile.strip());
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 255})
    void howeverLongItIsThePageHasThePolicyAndLoadsNothing(int length) throws Exception {
        var html = html("x".repeat(length));

        assertThat(html)
                .contains(
                        "content=\"default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'\"")
                .doesNotContain("http://", "https://", "url(", "@import", "src=", "href=");
        assertThat(parsed(html).elements()).doesNotContain("script", "link", "img", "iframe", "a", "form");
    }

    private static Format.Look look() {
        return new Format.Look(Ansi.OFF, LocalDate.of(2026, 11, 22));
    }

    private static String html(String text) {
        return Format.html.render(statement(text), look());
    }

    /** A statement on which all free texts are that one. */
    private static Statement statement(String text) {
        var spec = new BillingAccountSpec(
                null,
                text,
                ParentReference.to("acme"),
                BillingType.Prepaid,
                "EUR",
                null,
                List.of(),
                new BillingDetails(text, text, text, text, text, text),
                AllowedNamespaces.SAME);
        var register = Register.of(List.of(new Payer(GERMANY, spec)), Map.of(GERMANY, true));
        var project = new ObjectName("Project", "acme", "clients");
        var living = Living.of(Set.of("acme"), Map.of(project, Optional.of(text)), List.of());
        var compilation = new Compilation(Scope.of("2026-11"), register, living);
        compilation.enter(new PaymentRecord(
                new ObjectName("Payment", "acme", "top-up"),
                new PaymentSpec(new RecordReference("germany"), PaymentKind.TopUp, "10", "EUR", "2026-11-22", text)));
        compilation.enter(new UsageRecord(
                new ObjectName("UsageReport", "acme", "november"),
                new UsageReportSpec(
                        new RecordReference("germany"),
                        ParentReference.to("clients"),
                        "2026-11",
                        "EUR",
                        List.of(new UsageLine(null, text, "10", "1"))),
                Optional.empty()));
        return compilation.statement(ACCOUNT, Optional.of(text));
    }

    /**
     * What a parser sees of a page.
     *
     * @param elements the elements, in their order
     * @param attributes the attributes that there are, by name
     * @param text all text
     */
    private record Parsed(List<String> elements, Set<String> attributes, String text) {}

    private static Parsed parsed(String html) throws Exception {
        var elements = new ArrayList<String>();
        var attributes = new TreeSet<String>();
        var text = new StringBuilder();
        new ParserDelegator()
                .parse(
                        new StringReader(html),
                        new HTMLEditorKit.ParserCallback() {
                            @Override
                            public void handleStartTag(HTML.Tag tag, MutableAttributeSet found, int position) {
                                elements.add(tag.toString());
                                found.getAttributeNames()
                                        .asIterator()
                                        .forEachRemaining(it -> attributes.add(it.toString()));
                            }

                            @Override
                            public void handleSimpleTag(HTML.Tag tag, MutableAttributeSet found, int position) {
                                handleStartTag(tag, found, position);
                            }

                            @Override
                            public void handleText(char[] characters, int position) {
                                text.append(characters).append('\n');
                            }
                        },
                        true);
        return new Parsed(elements, attributes, text.toString());
    }
}
