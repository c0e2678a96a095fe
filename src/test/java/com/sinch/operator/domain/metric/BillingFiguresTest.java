package com.sinch.operator.domain.metric;

import static org.assertj.core.api.Assertions.assertThat;

import com.sinch.operator.api.Balance;
import com.sinch.operator.api.Condition;
import com.sinch.operator.api.ConditionStatus;
import com.sinch.operator.domain.hierarchy.ObjectName;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BillingFiguresTest {

    @Test
    void aBillingAccountTellsWhatItStandsAt() {
        var samples = BillingFigures.samples(List.of(figures("germany", "FundsPresent")), 10);

        assertThat(samples)
                .containsExactly(
                        new Sample(Metric.BILLING_AVAILABLE, List.of("shop", "germany", "EUR"), 1.5),
                        new Sample(Metric.BILLING_PAID, List.of("shop", "germany", "EUR"), 10),
                        new Sample(Metric.BILLING_CHARGED, List.of("shop", "germany", "EUR"), 8.5),
                        new Sample(Metric.BILLING_FUNDS, List.of("shop", "germany", "FundsPresent"), 1),
                        new Sample(Metric.BILLING_UNLISTED, List.of(), 0));
    }

    @Test
    void whereNotAllAreListedThoseWithoutFundsAre() {
        var all = List.of(figures("a", "FundsPresent"), figures("b", "FundsPresent"), figures("z", "BalanceExhausted"));

        var samples = BillingFigures.samples(all, 2);

        assertThat(samples.stream().filter(sample -> sample.metric() == Metric.BILLING_FUNDS))
                .extracting(sample -> sample.labels().get(1))
                .containsExactly("z", "a");
        assertThat(samples).contains(new Sample(Metric.BILLING_UNLISTED, List.of(), 1));
    }

    @Test
    void noneIsListedWhereNoneIsWanted() {
        assertThat(BillingFigures.samples(List.of(figures("a", "FundsPresent")), 0))
                .containsExactly(new Sample(Metric.BILLING_UNLISTED, List.of(), 1));
    }

    @Test
    void aBalanceThatSomebodyWroteByHandBreaksNothing() {
        var odd = new BillingFigures(
                new ObjectName("BillingAccount", "shop", "odd"),
                "EUR",
                Optional.of(new Balance("much", "1", "")),
                Optional.empty());

        assertThat(BillingFigures.samples(List.of(odd), 10))
                .containsExactly(
                        new Sample(Metric.BILLING_CHARGED, List.of("shop", "odd", "EUR"), 1),
                        new Sample(Metric.BILLING_FUNDS, List.of("shop", "odd", "NotReported"), 1),
                        new Sample(Metric.BILLING_UNLISTED, List.of(), 0));
    }

    private static BillingFigures figures(String name, String reason) {
        return new BillingFigures(
                new ObjectName("BillingAccount", "shop", name),
                "EUR",
                Optional.of(new Balance("10", "8.5", "1.5")),
                Optional.of(new Condition(
                        "FundsAvailable", ConditionStatus.True, 1L, Instant.EPOCH, reason, "There is something.")));
    }
}
