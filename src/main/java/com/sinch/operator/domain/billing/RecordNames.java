package com.sinch.operator.domain.billing;

import static java.util.stream.Collectors.joining;

import com.sinch.operator.api.Bounds;
import com.sinch.operator.api.PaymentKind;
import com.sinch.operator.domain.Sha256;
import com.sinch.operator.domain.hierarchy.ObjectName;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Names of records that are recorded once, however often somebody tries: the same record has the same name, and another one
 * another. A name is made of pieces with points between them; where a piece is not what it stands for, letter for letter, a
 * hash of the whole follows as one more piece.
 */
public final class RecordNames {

    /** The longest piece; five of them and a hash make no name that is too long. */
    private static final int LONGEST_PIECE = 40;

    private static final int HASH_DIGITS = 16;

    /** What Kubernetes takes as the value of a label. */
    private static final Pattern LABEL = Pattern.compile(Bounds.ID);

    private RecordNames() {}

    /** The payment of one reference. */
    public static String payment(String billingAccount, PaymentKind kind, String date, String reference) {
        var pieces = List.of(billingAccount, kind.name().toLowerCase(Locale.ROOT), date, reference);
        return join(pieces, pieces);
    }

    /** What the name of a payment without a reference begins with. */
    public static String paymentPrefix(String billingAccount, PaymentKind kind, String date) {
        return String.join("-", piece(billingAccount), kind.name().toLowerCase(Locale.ROOT), date, "");
    }

    /**
     * The first report of an import. Its name tells the source alone, so that of two imports from one source that begin at once
     * only one gets beyond it.
     */
    public static String firstReport(String source) {
        return join(List.of(source), List.of(source));
    }

    /**
     * Any other report of an import.
     *
     * @param home the namespace of the report
     */
    public static String report(String source, Part.Key part, String home) {
        var project = part.group().project();
        var period = part.group().period();
        var number = String.valueOf(part.number());
        var whole = List.of(source, period, named(project, home), number);
        return join(List.of(source, period, project.name(), number), whole);
    }

    /** The value of a label that stands for a source. */
    public static String label(String source) {
        if (source.length() <= Bounds.ID_LENGTH && LABEL.matcher(source).matches()) {
            return source;
        }
        return piece(source) + "-" + hash(List.of(source));
    }

    private static String named(ObjectName project, String home) {
        return project.namespace().equals(home) ? project.name() : project.key();
    }

    private static String join(List<String> pieces, List<String> whole) {
        var readable = pieces.stream().map(RecordNames::piece).toList();
        var name = String.join(".", readable);
        return readable.equals(whole) ? name : name + "." + hash(whole);
    }

    /** As much of a text as a name takes between two points. */
    private static String piece(String text) {
        var plain = text.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
        var cut = plain.substring(0, Math.min(plain.length(), LONGEST_PIECE)).replaceAll("^-+|-+$", "");
        return cut.isEmpty() ? "x" : cut;
    }

    private static String hash(List<String> whole) {
        var text = whole.stream().map(it -> it.length() + ":" + it).collect(joining());
        return Sha256.hex(text.getBytes(StandardCharsets.UTF_8)).substring(0, HASH_DIGITS);
    }
}
