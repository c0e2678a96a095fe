package com.sinch.operator.domain.billing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.sinch.operator.api.Charge;
import com.sinch.operator.api.ChargeTotal;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ChargesTest {

    @Test
    void amountsOfDifferentCurrenciesAreNeverAdded() {
        var both = charges("2026-11", "EUR", "1.5").plus(charges("2026-11", "JPY", "200"));

        assertThat(both.listed())
                .containsExactly(new Charge("2026-11", "EUR", "1.5"), new Charge("2026-11", "JPY", "200"));
        assertThat(both.totals()).containsExactly(new ChargeTotal("EUR", "1.5"), new ChargeTotal("JPY", "200"));
        assertThat(both.in("JPY").listed()).containsExactly(new Charge("2026-11", "JPY", "200"));
    }

    @Test
    void sumsAreExact() {
        var sum = IntStream.range(0, 1000)
                .mapToObj(number -> charges("2026-11", "EUR", "0.000001"))
                .reduce(Charges.NONE, Charges::plus)
                .plus(charges("2026-11", "EUR", "999999999999999.999"));

        assertThat(sum.listed()).containsExactly(new Charge("2026-11", "EUR", "1000000000000000"));
    }

    @Test
    void whatCancelsOutIsZeroAndStillListed() {
        assertThat(charges("2026-11", "EUR", "0.30")
                        .plus(charges("2026-11", "EUR", "-0.3"))
                        .listed())
                .containsExactly(new Charge("2026-11", "EUR", "0"));
    }

    @Test
    void theLastThirteenPeriodsAreListedTheLatestFirstAndAllAreInTheTotal() {
        var charges = IntStream.range(0, 20)
                .mapToObj(
                        month -> charges(YearMonth.of(2025, 5).plusMonths(month).toString(), "EUR", "1"))
                .reduce(Charges.NONE, Charges::plus);

        assertThat(charges.listed())
                .hasSize(13)
                .startsWith(new Charge("2026-12", "EUR", "1"))
                .endsWith(new Charge("2025-12", "EUR", "1"));
        assertThat(charges.totals()).containsExactly(new ChargeTotal("EUR", "20"));
    }

    @ParameterizedTest
    @CsvSource({"10.00, 10", "0.10, 0.1", "-0.500000, -0.5", "-0, 0", "0.000000, 0", "1000000, 1000000"})
    void anAmountHasOneForm(String read, String written) {
        assertThat(Decimals.write(Decimals.read(read))).isEqualTo(written);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"1e3", "NaN", "", "-", ".5", "5.", "+1", "1,5", "0.1234567", "1234567890123456", " 1", "1\n", "١"
            })
    void whatIsNoAmountIsRefused(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> Decimals.read(text));
    }

    private static Charges charges(String period, String currency, String amount) {
        return Charges.of(new Slot(period, currency), new BigDecimal(amount));
    }
}
