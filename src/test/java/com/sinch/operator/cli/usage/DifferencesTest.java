package com.sinch.operator.cli.usage;

import static org.assertj.core.api.Assertions.assertThat;

import com.sinch.operator.api.SubprojectReference;
import com.sinch.operator.api.UsageLine;
import com.sinch.operator.domain.billing.Part;
import com.sinch.operator.domain.hierarchy.ObjectName;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DifferencesTest {

    private static final ObjectName REPORT = new ObjectName("UsageReport", "shop", "november");

    private final Differences differences = new Differences();

    @Test
    void onlyTheLinesThatDifferAreShown() {
        differences.add(REPORT, part(1, "one", "two", "two"), part(1, "two", "one", "three"));

        assertThat(differences.inWords(1))
                .isEqualTo(
                        """
                          UsageReport shop/november, Project shop/clients, 2026-11
                            - two, messages, 1, 2
                            + three, messages, 1, 2
                        """);
    }

    @Test
    void anotherOrderIsTold() {
        differences.add(REPORT, part(1, "one", "two"), part(1, "two", "one"));

        assertThat(differences.inWords(1)).endsWith("\n    the same lines in another order\n");
    }

    @Test
    void partsThatCameAndWentAreShownWhole() {
        differences.come(part(2, "one"));
        differences.gone(REPORT, part(3, ""));

        assertThat(differences.inWords(5))
                .isEqualTo(
                        """
                          Project shop/clients, 2026-11, part 2: not recorded before
                            + one, messages, 1, 2
                          UsageReport shop/november, Project shop/clients, 2026-11, part 3: not in the file any more
                            - the project's own, messages, 1, 2
                          and 3 reports more
                        """);
    }

    @Test
    void twentyLinesAreShownAndTheRestIsCounted() {
        differences.come(part(1, IntStream.range(0, 25).mapToObj(it -> "n" + it).toArray(String[]::new)));
        assertThat(differences.full()).isTrue();
        differences.come(part(2, "unseen"));

        assertThat(differences.inWords(2))
                .contains("    + n19, messages, 1, 2\n    and 5 lines more of this report\n  and 1 report more\n")
                .doesNotContain("n20", "unseen");
    }

    private static Part part(int number, String... subprojects) {
        var group = new Part.Group(new ObjectName("Project", "shop", "clients"), "2026-11", "EUR");
        List<UsageLine> lines = Stream.of(subprojects)
                .map(name -> new UsageLine(
                        name.isEmpty() ? null : new SubprojectReference(name, null, null), "messages", "1", "2"))
                .toList();
        return new Part(new Part.Key(group, number), lines);
    }
}
