package com.sinch.operator.domain.condition;

import static org.assertj.core.api.Assertions.assertThat;

import com.sinch.operator.api.Condition;
import com.sinch.operator.api.ConditionStatus;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Conditions are written as {@code Type=Status/Reason}. */
class UrgencyTest {

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            it becomes Ready                           | Ready=False/A Reconciling=True/A                    | Ready=True/R                                     | true
            it is no longer Ready                      | Ready=True/R                                        | Ready=False/A Reconciling=True/A                 | true
            its subtree becomes Ready                  | Ready=True/R SubtreeReady=False/S                   | Ready=True/R SubtreeReady=True/S                 | true
            its subtree is no longer Ready             | Ready=True/R SubtreeReady=True/S                    | Ready=True/R SubtreeReady=False/C                | true
            it is paused                               | Ready=True/R                                        | Ready=True/R Paused=True/P                       | true
            it is Ready and loses something else       | Accepted=True/A Ready=True/R                        | Accepted=False/N Ready=True/R                    | true
            it was forged and is Ready                 | Accepted=False/X Ready=True/R                       | Accepted=True/A Ready=True/R                     | true
            it stalls                                  | Ready=False/A Reconciling=True/A                    | Ready=False/B Stalled=True/B                     | true
            nothing was known of it                    |                                                     | Ready=True/R                                     | true
            it is not Ready for another reason         | Accepted=False/N Ready=False/N Reconciling=True/N   | Accepted=True/A Ready=False/B Reconciling=True/B | false
            other children are not Ready               | Ready=True/R SubtreeReady=False/S                   | Ready=True/R SubtreeReady=False/C                | false
            nothing changes                            | Ready=True/R                                        | Ready=True/R                                     | false
            """)
    void whatOthersWaitForIsUrgent(String what, String before, String after, boolean urgent) {
        assertThat(Urgency.urgent(conditions(before), conditions(after))).isEqualTo(urgent);
    }

    private static List<Condition> conditions(String words) {
        return Stream.ofNullable(words)
                .flatMap(all -> Stream.of(all.split(" ", -1)))
                .map(UrgencyTest::condition)
                .toList();
    }

    private static Condition condition(String word) {
        var parts = word.split("[=/]", -1);
        return new Condition(
                parts[0], ConditionStatus.valueOf(parts[1]), 1L, Instant.EPOCH, parts[2], "Because of " + parts[2]);
    }
}
