package com.sinch.operator.domain.billing;

import static org.assertj.core.api.Assertions.assertThat;

import com.sinch.operator.api.AllowedNamespaces;
import com.sinch.operator.api.Balance;
import com.sinch.operator.api.BillingAccountSpec;
import com.sinch.operator.api.BillingType;
import com.sinch.operator.api.ConditionStatus;
import com.sinch.operator.api.ParentReference;
import com.sinch.operator.domain.condition.Finding;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FundsTest {

    @ParameterizedTest(name = "{0}, limit {1}: {2} paid, {3} charged: {4} available, {5}")
    @CsvSource(
            nullValues = "-",
            textBlock =
                    """
                    Prepaid,  -,   0,        0,        0,        BalanceExhausted
                    Prepaid,  -,   0.000001, 0,        0.000001, FundsPresent
                    Prepaid,  -,   10,       9.999999, 0.000001, FundsPresent
                    Prepaid,  -,   10,       10,       0,        BalanceExhausted
                    Prepaid,  -,   10,       12,       -2,       BalanceExhausted
                    Prepaid,  -,   -5,       0,        -5,       BalanceExhausted
                    Postpaid, -,   0,        0,        0,        FundsPresent
                    Postpaid, -,   0,        1000,     -1000,    FundsPresent
                    Postpaid, 100, 0,        99.99,    0.01,     FundsPresent
                    Postpaid, 100, 0,        100,      0,        CreditLimitReached
                    Postpaid, 100, 50,       120,      30,       FundsPresent
                    Postpaid, 0,   0,        0,        0,        CreditLimitReached
                    """)
    void whatIsLeftDecidesWhetherThereAreFunds(
            BillingType type, @Nullable String limit, String paid, String charged, String available, String reason) {
        var spec = spec(type, limit);
        var funds = funds(spec, paid, charged);

        assertThat(funds.balance()).isEqualTo(new Balance(paid, charged, available));
        assertThat(funds.decide(spec).reason()).isEqualTo(reason);
        assertThat(funds.decide(spec).holds()).isEqualTo(reason.equals("FundsPresent"));
    }

    @Test
    void theLowestThresholdThatLessIsLeftThanIsTold() {
        var spec = spec(BillingType.Prepaid, null, "5", "50.0", "20");

        assertThat(low(spec, "50")).isEqualTo("FundsPresent: There is something left.");
        assertThat(low(spec, "49.999999")).isEqualTo("LowBalance: Less than 50 EUR is available.");
        assertThat(low(spec, "7")).isEqualTo("LowBalance: Less than 20 EUR is available.");
        assertThat(low(spec, "1")).isEqualTo("LowBalance: Less than 5 EUR is available.");
    }

    @Test
    void aLowBalanceIsStillABalance() {
        assertThat(funds(spec(BillingType.Prepaid, null, "5"), "1", "0")
                        .decide(spec(BillingType.Prepaid, null, "5"))
                        .status())
                .isEqualTo(ConditionStatus.True);
    }

    @Test
    void aThresholdOfWhoIsPostpaidWithoutALimitTellsHowMuchIsOwed() {
        assertThat(low(spec(BillingType.Postpaid, null, "0"), "-0.5"))
                .isEqualTo("LowBalance: Less than 0 EUR is available.");
    }

    @Test
    void anotherTypeLeavesWhatWasPaidAndChargedAlone() {
        var before = funds(spec(BillingType.Prepaid, null), "10", "4").balance();

        assertThat(funds(spec(BillingType.Postpaid, null), "10", "4").balance()).isEqualTo(before);
    }

    @Test
    void theMessagesNameNoAmountThatChangesWithEveryReport() {
        var spec = spec(BillingType.Prepaid, null, "5");

        assertThat(funds(spec, "3", "0").decide(spec))
                .isEqualTo(funds(spec, "3", "1").decide(spec));
        assertThat(funds(spec, "30", "0").decide(spec))
                .isEqualTo(funds(spec, "30", "1").decide(spec));
        assertThat(funds(spec, "0", "0").decide(spec))
                .isEqualTo(funds(spec, "0", "1").decide(spec));
    }

    private static String low(BillingAccountSpec spec, String available) {
        Finding finding = funds(spec, available, "0").decide(spec);
        return finding.reason() + ": " + finding.message();
    }

    private static Funds funds(BillingAccountSpec spec, String paid, String charged) {
        return Funds.of(spec, new BigDecimal(paid), new BigDecimal(charged));
    }

    private static BillingAccountSpec spec(BillingType type, @Nullable String limit, String... thresholds) {
        return new BillingAccountSpec(
                null,
                null,
                ParentReference.to("middleman"),
                type,
                "EUR",
                limit,
                List.of(thresholds),
                null,
                AllowedNamespaces.SAME);
    }
}
