package com.sinch.operator.cli.usage;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sinch.operator.domain.billing.UsageEntry;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class UsageCsvTest {

    private static final String HEADER = "period,project,subproject,product,quantity,cost,currency\n";
    private static final String LINE = "2026-11,clients,one,messages,10,0.08,EUR\n";

    static Stream<Arguments> accepted() {
        return Stream.of(
                Arguments.of("as it should be", HEADER + LINE),
                Arguments.of("a byte order mark", "\ufeff" + HEADER + LINE),
                Arguments.of("ends of lines as on Windows", (HEADER + LINE).replace("\n", "\r\n")),
                Arguments.of("no end of the last line", (HEADER + LINE).strip()),
                Arguments.of("blank lines", "\n" + HEADER + "\n" + LINE + "\r\n   \n\n"),
                Arguments.of("quotes", HEADER + "\"2026-11\",\"clients\",\"one\",messages,\"10\",0.08,\"EUR\"\n"),
                Arguments.of("a byte order mark and quotes", "\ufeff\"period\"" + HEADER.substring(6) + LINE),
                Arguments.of(
                        "columns in another order",
                        "cost,currency,period,quantity,product,project,subproject\n"
                                + "0.08,EUR,2026-11,10,messages,clients,one\n"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void accepted(String what, String text) throws IOException {
        assertThat(read(text))
                .containsExactly(
                        "Written[period=2026-11, project=clients, subproject=one, product=messages, quantity=10,"
                                + " cost=0.08, currency=EUR]");
    }

    static Stream<Arguments> refused() {
        var columns = "period,project,subproject,product,quantity,cost,currency";
        return Stream.of(
                Arguments.of(
                        "period,project\n" + LINE,
                        "1: these columns are missing: subproject, product, quantity, cost, currency; the first line names "
                                + columns + ", in any order"),
                Arguments.of(HEADER.replace("cost", "cost,cost") + LINE, "1: the column cost is there twice"),
                Arguments.of(
                        HEADER.replace("cost", "Cost") + LINE,
                        "1: there is no column 'Cost'; the columns are " + columns + ", in any order"),
                Arguments.of((HEADER + LINE).replace(',', ';'), "1: cells are separated by ';' and have to be by ','"),
                Arguments.of(
                        (HEADER + LINE).replace(',', '\t'), "1: cells are separated by tabs and have to be by ','"),
                Arguments.of(HEADER + "2026-11\n", "2: has 1 cell where the first line has 7"),
                Arguments.of(HEADER + LINE.replace("\n", ",\n"), "2: has 8 cells where the first line has 7"),
                Arguments.of(HEADER + ",".repeat(100_000), "2: has 100001 cells where the first line has 7"),
                Arguments.of(
                        HEADER + "\n\n2026-11,\"one\"x,,,,,\n" + LINE,
                        "4: quotes are misplaced; nothing after it was read"),
                Arguments.of(
                        HEADER + LINE + "2026-11,\"one\n" + LINE, "3: quotes are misplaced; nothing after it was read"),
                Arguments.of(
                        HEADER + LINE + "\"" + LINE.repeat(1000),
                        "3: a cell has more than 4096 characters, or a quote is not closed; nothing after it was read"),
                Arguments.of(
                        HEADER + "\"20\n26\",\"a\nb\"\n" + LINE.replace("10,", ""),
                        "2: has 2 cells where the first line has 7 | 5: has 6 cells where the first line has 7"));
    }

    @ParameterizedTest
    @MethodSource
    void refused(String text, String bad) throws IOException {
        assertThat(String.join(" | ", bad(text.getBytes(StandardCharsets.UTF_8))))
                .isEqualTo(bad);
    }

    @Test
    void itMakesNoDifferenceWhatElseWasReadBefore() throws IOException {
        var whole = new ObjectMapper().readTree("{\"text\": \"" + "x".repeat(1_000_000) + "\"}");
        assertThat(whole.get("text").textValue()).hasSize(1_000_000);

        refused(
                HEADER + LINE + "\"" + LINE.repeat(1000),
                "3: a cell has more than 4096 characters, or a quote is not closed; nothing after it was read");
    }

    @Test
    void whatIsNotUtf8IsToldByItsLine() throws IOException {
        var latin1 = Charset.forName("ISO-8859-1");
        assertThat(bad((HEADER + LINE + LINE.replace("messages", "Gespräche") + LINE).getBytes(latin1)))
                .containsExactly("3: is not in UTF-8");
        assertThat(bad((HEADER + LINE).getBytes(StandardCharsets.UTF_16))).containsExactly("1: is not in UTF-8");
        assertThat(bad((HEADER + LINE.replace("messages", "Gespräche")).getBytes(StandardCharsets.UTF_8)))
                .isEmpty();
    }

    @Test
    void nothingIsReadFromAnEmptyFile() throws IOException {
        assertThat(read("")).isEmpty();
        assertThat(bad(new byte[0])).isEmpty();
        assertThat(read(HEADER)).isEmpty();
    }

    private static List<String> read(String text) throws IOException {
        var collected = new Collected();
        UsageCsv.read(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), collected);
        assertThat(collected.bad).isEmpty();
        return collected.lines;
    }

    private static List<String> bad(byte[] bytes) throws IOException {
        var collected = new Collected();
        UsageCsv.read(new ByteArrayInputStream(bytes), collected);
        return collected.bad;
    }

    private static final class Collected implements UsageCsv.Sink {

        private final List<String> lines = new ArrayList<>();
        private final List<String> bad = new ArrayList<>();

        @Override
        public boolean line(long line, UsageEntry.Written written) {
            lines.add(written.toString());
            return true;
        }

        @Override
        public void bad(long line, String reason) {
            bad.add(line + ": " + reason);
        }
    }
}
