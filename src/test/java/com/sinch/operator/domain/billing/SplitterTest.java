package com.sinch.operator.domain.billing;

import static org.assertj.core.api.Assertions.assertThat;

import com.sinch.operator.api.SubprojectReference;
import com.sinch.operator.api.UsageLine;
import com.sinch.operator.domain.hierarchy.ObjectName;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** However lines come: all of them are in parts, in their order, none twice, and no more is kept than may be. */
class SplitterTest {

    private static final long HEAVIEST_LINE = 300;

    /** A line and where it belongs. */
    private record Entry(Part.Group group, UsageLine line) {}

    @Provide
    Arbitrary<List<Entry>> entries() {
        var groups = Combinators.combine(Arbitraries.integers().between(1, 6), Arbitraries.of("2026-10", "2026-11"))
                .as((project, period) -> group("project-" + project, period));
        var lines = Combinators.combine(
                        Arbitraries.of("one", "two", ""), Arbitraries.of("0.1", "-0.2", "999999999999999.999999"))
                .as(SplitterTest::line);
        return Combinators.combine(groups, lines).as(Entry::new).list().ofMaxSize(80);
    }

    @Property
    void noLineIsLostOrTwiceAndTheOrderStays(@ForAll("entries") List<Entry> entries) {
        for (long weight : List.of(0L, 1000L, 1_000_000L)) {
            var parts = split(entries, 7, weight);

            assertThat(byGroup(parts)).isEqualTo(expected(entries));
            assertThat(parts).allSatisfy(part -> assertThat(part.lines()).hasSizeBetween(1, 7));
            assertThat(parts.stream().map(Part::key)).doesNotHaveDuplicates();
            assertThat(total(parts))
                    .isEqualByComparingTo(entries.stream()
                            .map(entry -> new BigDecimal(entry.line().cost()))
                            .reduce(BigDecimal.ZERO, BigDecimal::add));
        }
    }

    @Property
    void theSameLinesMakeTheSameParts(@ForAll("entries") List<Entry> entries) {
        assertThat(split(entries, 5, 2000)).isEqualTo(split(entries, 5, 2000));
    }

    @Property
    void noMoreIsKeptThanMayBe(@ForAll("entries") List<Entry> entries) {
        var splitter = new Splitter(1000, 2000);
        entries.forEach(entry -> {
            splitter.add(entry.group(), entry.line());
            assertThat(splitter.weight()).isLessThanOrEqualTo(2000);
        });
    }

    @Example
    void aThousandAndOneLinesAreTwoParts() {
        var entries = IntStream.range(0, 1001)
                .mapToObj(number -> new Entry(group("clients", "2026-11"), line("one", "" + number)))
                .toList();

        assertThat(split(entries, 1000, 1_000_000).stream()
                        .map(part -> part.lines().size()))
                .containsExactly(1000, 1);
    }

    @Example
    void whereThereIsNoRoomTheGroupWithMostLinesGivesThemAway() {
        var many = group("many", "2026-11");
        var splitter = new Splitter(1000, 5 * HEAVIEST_LINE);
        IntStream.range(0, 6).forEach(number -> {
            splitter.add(group("few-" + number, "2026-11"), line("", "1"));
            splitter.add(many, line("", "1"))
                    .ifPresent(part -> assertThat(part.key().group()).isEqualTo(many));
        });
        assertThat(splitter.rest().map(Part::key).filter(key -> key.group().equals(many)))
                .as("what is left of the many")
                .singleElement()
                .satisfies(key -> assertThat(key.number()).isGreaterThan(1));
    }

    private static List<Part> split(List<Entry> entries, int lines, long weight) {
        var splitter = new Splitter(lines, weight);
        var parts = new ArrayList<Part>();
        entries.forEach(entry -> splitter.add(entry.group(), entry.line()).ifPresent(parts::add));
        splitter.rest().forEach(parts::add);
        return parts;
    }

    private static Map<Part.Group, List<UsageLine>> expected(List<Entry> entries) {
        var lines = new LinkedHashMap<Part.Group, List<UsageLine>>();
        entries.forEach(entry ->
                lines.computeIfAbsent(entry.group(), group -> new ArrayList<>()).add(entry.line()));
        return lines;
    }

    /** The lines of the parts of each group, in the order of their numbers, which have no gaps. */
    private static Map<Part.Group, List<UsageLine>> byGroup(List<Part> parts) {
        var lines = new LinkedHashMap<Part.Group, List<UsageLine>>();
        var numbers = new LinkedHashMap<Part.Group, Integer>();
        parts.forEach(part -> {
            var group = part.key().group();
            assertThat(part.key().number()).isEqualTo(numbers.merge(group, 1, Integer::sum));
            lines.computeIfAbsent(group, it -> new ArrayList<>()).addAll(part.lines());
        });
        return lines;
    }

    private static BigDecimal total(List<Part> parts) {
        return parts.stream().map(Part::total).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static Part.Group group(String project, String period) {
        return new Part.Group(new ObjectName("Project", "shop", project), period, "EUR");
    }

    private static UsageLine line(String subproject, String cost) {
        return new UsageLine(
                subproject.isEmpty() ? null : new SubprojectReference(subproject, null, null), "messages", "1", cost);
    }
}
