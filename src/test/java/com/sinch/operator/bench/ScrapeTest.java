package com.sinch.operator.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScrapeTest {

    @Test
    void countsWritesAndTellsEventsApart() {
        var scrape = Scrape.parse(
                """
                # TYPE sinch_operator_api_requests_total counter
                sinch_operator_api_requests_total{code="200",method="GET"} 17.0
                sinch_operator_api_requests_total{code="201",method="POST"} 8.0
                sinch_operator_api_requests_total{code="409",method="PUT"} 2.0
                sinch_operator_events_sent_total 3.0
                sinch_operator_events_queued 4.0
                sinch_operator_reconciliations_success_total{controller_name="project"} 5.0
                sinch_operator_reconciliations_success_total{controller_name="subproject"} 1.0E2
                """);

        assertThat(scrape).isEqualTo(new Scrape(10, 3, 4, 105));
        assertThat(scrape.writes()).isEqualTo(7);
    }

    @Test
    void aCountIsStillWhenItHasStayedAndIsNotLessThanExpected() {
        var stillness = new Stillness(10, Duration.ofSeconds(2));
        long second = Duration.ofSeconds(1).toNanos();

        assertThat(stillness.at(9, 0)).isFalse();
        assertThat(stillness.at(9, 5 * second)).isFalse();
        assertThat(stillness.at(10, 6 * second)).isFalse();
        assertThat(stillness.at(10, 7 * second)).isFalse();
        assertThat(stillness.at(10, 8 * second)).isTrue();
        assertThat(stillness.changedAt()).isEqualTo(6 * second);
    }

    @Test
    void theMedianIsTheMiddle() {
        assertThat(Samples.median(List.of(3.0, 1.0, 2.0))).isEqualTo(2);
        assertThat(Samples.median(List.of(4.0, 1.0))).isEqualTo(2.5);
    }
}
