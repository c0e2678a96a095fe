package com.sinch.operator.bench.pure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TableTest {

    @Test
    void rowsAreGivenAsMarkdown() {
        var rows = List.of(
                new Row("RollUp.inOrder", "children=10000", 123_456.7, 2_345.6, 1_234.4),
                new Row("Key.first", "", 42.25, Double.NaN, 96));

        assertThat(Table.of(rows))
                .isEqualTo(
                        """
                        | benchmark | with | ns/op | ± | B/op |
                        |---|---|--:|--:|--:|
                        | RollUp.inOrder | children=10000 | 123,457 | 2,346 | 1,234 |
                        | Key.first |  | 42.3 |  | 96 |
                        """);
    }
}
