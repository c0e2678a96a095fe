package com.sinch.operator.domain.billing;

import static org.assertj.core.api.Assertions.assertThat;

import com.sinch.operator.api.SubprojectReference;
import com.sinch.operator.api.UsageLine;
import com.sinch.operator.domain.hierarchy.ObjectName;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ReimportTest {

    private static final Part ONE = part("clients", 1, "1");
    private static final Part TWO = part("clients", 2, "2");
    private static final Part THREE = part("others", 1, "3");

    private final ImportPlan plan = plan(ONE, TWO);
    private final Reimport reimport = new Reimport(plan);

    @Test
    void nothingIsThereAtFirst() {
        assertThat(reimport.agrees()).isTrue();
        assertThat(reimport.missing()).containsExactly(ONE.key(), TWO.key());
    }

    @Test
    void theSameIsThereWhereverItIsCharged() {
        reimport.see(recorded("shop", ONE, plan));
        reimport.see(recorded("former", TWO, plan));

        assertThat(reimport.agrees()).isTrue();
        assertThat(reimport.missing()).isEmpty();
        assertThat(reimport.has(ONE.key())).isTrue();
        assertThat(reimport.billingAccounts()).hasSize(2);
    }

    @Test
    void anImportThatWasStoppedGoesOn() {
        reimport.see(recorded("shop", ONE, plan));

        assertThat(reimport.agrees()).isTrue();
        assertThat(reimport.missing()).containsExactly(TWO.key());
    }

    @Test
    void aFileThatHasGrownIsAnotherOne() {
        reimport.see(recorded("shop", ONE, plan(ONE)));

        assertThat(reimport.agrees()).isFalse();
        assertThat(reimport.missing()).containsExactly(TWO.key());
    }

    @Test
    void aPartThatIsNotInTheFileAnyMoreIsADifference() {
        Stream.of(ONE, TWO, THREE).forEach(part -> reimport.see(recorded("shop", part, plan(ONE, TWO, THREE))));

        assertThat(reimport.agrees()).isFalse();
        assertThat(reimport.vanished()).containsExactly(new ObjectName("UsageReport", "shop", "others-1"));
    }

    @Test
    void aChangedPartIsADifferenceAndNotMissing() {
        reimport.see(recorded("shop", part("clients", 1, "7"), plan));

        assertThat(reimport.agrees()).isFalse();
        assertThat(reimport.changed()).containsOnlyKeys(ONE.key());
        assertThat(reimport.missing()).containsExactly(TWO.key());
    }

    @Test
    void aFileThatIsThereAsAWholeIsThereWhoeverRecordedIt() {
        Stream.of(ONE, TWO).forEach(part -> reimport.see(recorded("shop", part, plan(THREE))));

        assertThat(reimport.agrees()).isTrue();
    }

    @Test
    void whatIsThereTwiceIsTold() {
        reimport.see(recorded("shop", ONE, plan));
        reimport.see(recorded("former", ONE, plan));

        assertThat(reimport.twice())
                .containsExactly(List.of(
                        new ObjectName("UsageReport", "shop", "clients-1"),
                        new ObjectName("UsageReport", "former", "clients-1")));
    }

    @Test
    void theDigestIsThatOfWhatLinesSay() {
        assertThat(ONE.digest()).isNotEqualTo(TWO.digest());
        assertThat(of(line("one", null, "a", "1", "2")))
                .isEqualTo(of(line("one", "shop", "a", "1", "2")))
                .isNotEqualTo(of(line("one", "other", "a", "1", "2")))
                .isNotEqualTo(of(line("one", null, "a", "12", "")))
                .isNotEqualTo(of(line("one", null, "a1", "", "2")))
                .isNotEqualTo(of(line("one", null, "a", "1", "2.0")));
        var first = line("one", null, "a", "1", "2");
        var second = line("two", null, "a", "1", "2");
        assertThat(of(first, second)).isNotEqualTo(of(second, first));
    }

    private static String of(UsageLine... lines) {
        return new Part(ONE.key(), List.of(lines)).digest();
    }

    private static UsageLine line(
            String subproject, @Nullable String namespace, String product, String quantity, String cost) {
        return new UsageLine(new SubprojectReference(subproject, namespace, null), product, quantity, cost);
    }

    private static ImportPlan plan(Part... parts) {
        var plan = new ImportPlan.Builder();
        Stream.of(parts).forEach(plan::add);
        return plan.build();
    }

    private static Part part(String project, int number, String cost) {
        var group = new Part.Group(new ObjectName("Project", "shop", project), "2026-11", "EUR");
        return new Part(new Part.Key(group, number), List.of(new UsageLine(null, "messages", "1", cost)));
    }

    private static RecordedPart recorded(String namespace, Part part, ImportPlan by) {
        var name = part.key().group().project().name() + "-" + part.key().number();
        return new RecordedPart(
                new ObjectName("UsageReport", namespace, name),
                new ObjectName("BillingAccount", namespace, "germany"),
                part.key(),
                part.digest(),
                Optional.of(by.digest()));
    }
}
