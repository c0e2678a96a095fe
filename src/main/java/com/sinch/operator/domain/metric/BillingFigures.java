package com.sinch.operator.domain.metric;

import com.sinch.operator.api.Balance;
import com.sinch.operator.api.Condition;
import com.sinch.operator.domain.condition.Reason;
import com.sinch.operator.domain.hierarchy.ObjectName;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What one billing account stands at.
 *
 * @param name the billing account
 * @param currency its currency
 * @param balance its balance; empty = not reported yet
 * @param funds its condition {@code FundsAvailable}; empty = not reported yet
 */
public record BillingFigures(ObjectName name, String currency, Optional<Balance> balance, Optional<Condition> funds) {

    /** Those that run out of funds come first: they are the ones to see. */
    private static final Comparator<BillingFigures> URGENT_FIRST = Comparator.comparing(BillingFigures::atEase)
            .thenComparing(figures -> figures.name().toString());

    /**
     * The figures of all billing accounts, or of as many as there may be.
     *
     * @param all all of them
     * @param most how many may have series of their own
     */
    public static List<Sample> samples(List<BillingFigures> all, int most) {
        var listed = all.size() <= most
                ? all
                : all.stream().sorted(URGENT_FIRST).limit(most).toList();
        var unlisted = new Sample(Metric.BILLING_UNLISTED, List.of(), all.size() - listed.size());
        return Stream.concat(listed.stream().flatMap(BillingFigures::samples), Stream.of(unlisted))
                .toList();
    }

    private boolean atEase() {
        return funds.filter(it -> !it.reason().equals(Reason.FundsPresent.name()))
                .isEmpty();
    }

    private Stream<Sample> samples() {
        var money = balance.stream()
                .flatMap(it -> Stream.of(
                        amount(Metric.BILLING_AVAILABLE, it.available()),
                        amount(Metric.BILLING_PAID, it.paid()),
                        amount(Metric.BILLING_CHARGED, it.charged())))
                .flatMap(Optional::stream);
        var reason = new Sample(Metric.BILLING_FUNDS, List.of(name.namespace(), name.name(), ReasonLabel.of(funds)), 1);
        return Stream.concat(money, Stream.of(reason));
    }

    /** A status may have been edited by hand: what is no amount there has no figure. */
    private Optional<Sample> amount(Metric metric, String amount) {
        try {
            var value = new BigDecimal(amount).doubleValue();
            return Optional.of(new Sample(metric, List.of(name.namespace(), name.name(), currency), value));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }
}
