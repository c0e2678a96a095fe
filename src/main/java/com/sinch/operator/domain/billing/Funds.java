package com.sinch.operator.domain.billing;

import static com.sinch.operator.domain.condition.ConditionType.FundsAvailable;

import com.sinch.operator.api.Balance;
import com.sinch.operator.api.BillingAccountSpec;
import com.sinch.operator.api.BillingType;
import com.sinch.operator.domain.condition.Finding;
import com.sinch.operator.domain.condition.Reason;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.Optional;

/**
 * What a billing account stands at, and whether that lets its projects go on.
 *
 * @param paid the sum of its payments
 * @param charged the sum of its usage
 * @param available what is left
 */
public record Funds(BigDecimal paid, BigDecimal charged, BigDecimal available) {

    /**
     * What there is.
     *
     * @param spec the billing account
     * @param paid the sum of its payments
     * @param charged the sum of its usage
     */
    public static Funds of(BillingAccountSpec spec, BigDecimal paid, BigDecimal charged) {
        var own = paid.subtract(charged);
        return new Funds(paid, charged, limit(spec).map(own::add).orElse(own));
    }

    /** As a status shows it. */
    public Balance balance() {
        return new Balance(Decimals.write(paid), Decimals.write(charged), Decimals.write(available));
    }

    /**
     * Decides {@code FundsAvailable}. The messages name no amount that changes with every report, so that a condition changes
     * when something happens and not before.
     */
    public Finding decide(BillingAccountSpec spec) {
        var endless = spec.type() == BillingType.Postpaid && spec.creditLimit() == null;
        if (!endless && available.signum() <= 0) {
            return spec.type() == BillingType.Postpaid
                    ? Finding.fails(
                            FundsAvailable,
                            Reason.CreditLimitReached,
                            "The credit limit of " + spec.creditLimit() + " " + spec.currency()
                                    + " is used up: record a Payment, or raise spec.creditLimit.")
                    : Finding.fails(
                            FundsAvailable,
                            Reason.BalanceExhausted,
                            "Nothing is left of what was paid: record a Payment of kind TopUp.");
        }
        return crossed(spec)
                .map(threshold -> Finding.holds(
                        FundsAvailable,
                        Reason.LowBalance,
                        "Less than " + Decimals.write(threshold) + " " + spec.currency() + " is available."))
                .orElseGet(() -> Finding.holds(
                        FundsAvailable,
                        Reason.FundsPresent,
                        endless ? "Postpaid without a limit." : "There is something left."));
    }

    /** The lowest threshold that more is not left than. */
    private Optional<BigDecimal> crossed(BillingAccountSpec spec) {
        return spec.lowBalanceThresholds().stream()
                .map(Decimals::read)
                .filter(threshold -> available.compareTo(threshold) < 0)
                .min(Comparator.naturalOrder());
    }

    private static Optional<BigDecimal> limit(BillingAccountSpec spec) {
        return spec.type() == BillingType.Postpaid
                ? Optional.ofNullable(spec.creditLimit()).map(Decimals::read)
                : Optional.empty();
    }
}
