package com.sinch.operator.domain.billing;

import com.sinch.operator.api.UsageLine;
import com.sinch.operator.api.UsageReportSpec;
import com.sinch.operator.domain.Sha256;
import com.sinch.operator.domain.hierarchy.ObjectName;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * As much of an import as goes into one report.
 *
 * @param key which part
 * @param lines its lines, as they came
 */
public record Part(Key key, List<UsageLine> lines) {

    /**
     * What may stand in one report.
     *
     * @param project the project that used it
     * @param period the month, like {@code 2026-11}
     * @param currency ISO 4217
     */
    public record Group(ObjectName project, String period, String currency) {}

    /**
     * Which part.
     *
     * @param group what it is about
     * @param number which of the parts about that, from 1 on
     */
    public record Key(Group group, int number) {}

    /** Keeps a copy. */
    public Part {
        lines = List.copyOf(lines);
    }

    /**
     * The part that a report records.
     *
     * @param namespace the namespace that it is in
     */
    public static Part of(UsageReportSpec spec, String namespace, int number) {
        var project = ObjectName.of("Project", spec.projectRef(), namespace);
        return new Part(new Key(new Group(project, spec.period(), spec.currency()), number), spec.lines());
    }

    /** The sum of its costs. */
    public BigDecimal total() {
        return lines.stream().map(line -> Decimals.read(line.cost())).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** The SHA-256 over what its lines say, in their order; lower-case hex. Where it is recorded does not matter. */
    public String digest() {
        var text = new StringBuilder();
        lines.forEach(line -> write(line, text));
        return Sha256.hex(text.toString().getBytes(StandardCharsets.UTF_8));
    }

    private void write(UsageLine line, StringBuilder text) {
        var bearer = Bearer.of(line.subproject(), key.group().project().namespace());
        for (var cell : List.of(bearer.key(), line.product(), line.quantity(), line.cost())) {
            // A length before each, as a product may hold any character.
            text.append(cell.length()).append(':').append(cell);
        }
    }
}
