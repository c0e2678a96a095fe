package com.sinch.operator.domain.billing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sinch.operator.api.SubprojectReference;
import com.sinch.operator.domain.hierarchy.ObjectName;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UsageEntryTest {

    @Test
    void aLineIsReadWithTheNamespacesThatItMeans() throws UsageEntry.Unreadable {
        var entry = UsageEntry.read(written("2026-11", "clients", "one", "messages", "10", "-0.08", "EUR"), "shop");

        assertThat(entry.group())
                .isEqualTo(new Part.Group(new ObjectName("Project", "shop", "clients"), "2026-11", "EUR"));
        assertThat(entry.subproject()).contains(new ObjectName("Subproject", "shop", "one"));
        assertThat(entry.line().subproject()).isEqualTo(new SubprojectReference("one", null, null));
        assertThat(entry.line().cost()).isEqualTo("-0.08");
    }

    @Test
    void aSubprojectIsSoughtBesideItsProject() throws UsageEntry.Unreadable {
        assertThat(subproject("other/clients", "one")).contains(new ObjectName("Subproject", "other", "one"));
        assertThat(subproject("clients", "far/one")).contains(new ObjectName("Subproject", "far", "one"));
        assertThat(subproject("clients", "")).isEmpty();
    }

    @Test
    void theSubprojectOfAnotherNamespaceIsNamedWithIt() throws UsageEntry.Unreadable {
        var far = UsageEntry.read(written("2026-11", "clients", "far/one", "m", "1", "1", "EUR"), "shop");
        var near = UsageEntry.read(written("2026-11", "clients", "shop/one", "m", "1", "1", "EUR"), "shop");

        assertThat(far.line().subproject()).isEqualTo(new SubprojectReference("one", "far", null));
        assertThat(near.line().subproject()).isEqualTo(new SubprojectReference("one", null, null));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "period   | 2026-13 | is no month, like 2026-11",
                "period   | 2026-1 | is no month, like 2026-11",
                "period   | `` | is no month, like 2026-11",
                "period   | 2026-11-01 | is no month, like 2026-11",
                "project  | `` | is no name of an object, like clients or shop/clients",
                "project  | Clients | is no name of an object, like clients or shop/clients",
                "project  | a/b/c | is no name of an object, like clients or shop/clients",
                "project  | /clients | is no name of an object, like clients or shop/clients",
                "project  | shop.de/clients | is no name of an object, like clients or shop/clients",
                "subproject | one two | is no name of an object, like clients or shop/clients",
                "subproject | -one | is no name of an object, like clients or shop/clients",
                "product  | `` | has not between 1 and 63 characters",
                "quantity | `` | is no amount: up to 15 digits, and up to 6 after a point, like 250 or -0.08; no exponent",
                "quantity | 1e3 | is no amount: up to 15 digits, and up to 6 after a point, like 250 or -0.08; no exponent",
                "cost     | NaN | is no amount: up to 15 digits, and up to 6 after a point, like 250 or -0.08; no exponent",
                "cost     | 0.0000001 | is no amount: up to 15 digits, and up to 6 after a point, like 250 or -0.08; no exponent",
                "cost     | 1234567890123456 | is no amount: up to 15 digits, and up to 6 after a point, like 250 or -0.08; no"
                        + " exponent",
                "cost     | 1,5 | is no amount: up to 15 digits, and up to 6 after a point, like 250 or -0.08; no exponent",
                "cost     | +1 | is no amount: up to 15 digits, and up to 6 after a point, like 250 or -0.08; no exponent",
                "cost     | ١ | is no amount: up to 15 digits, and up to 6 after a point, like 250 or -0.08; no exponent",
                "currency | euro | is no currency of ISO 4217, like EUR",
                "currency | eur | is no currency of ISO 4217, like EUR",
            })
    void whatTheSchemaWouldNotTakeIsRefused(String field, String text, String reason) {
        assertThatThrownBy(() -> UsageEntry.read(with(field, text), "shop"))
                .isInstanceOfSatisfying(UsageEntry.Unreadable.class, e -> assertThat(e)
                        .returns(field, UsageEntry.Unreadable::field)
                        .returns(text, UsageEntry.Unreadable::text)
                        .returns(reason, UsageEntry.Unreadable::reason));
    }

    @Test
    void boundsOfLengthsAreThoseOfTheSchema() throws UsageEntry.Unreadable {
        assertThat(UsageEntry.read(with("product", "☃".repeat(63)), "shop")
                        .line()
                        .product())
                .hasSize(63);
        assertThat(UsageEntry.read(with("product", "🦊".repeat(63)), "shop")
                        .line()
                        .product())
                .hasSize(126);
        assertThatThrownBy(() -> UsageEntry.read(with("product", "x".repeat(64)), "shop"))
                .isInstanceOf(UsageEntry.Unreadable.class);
        assertThat(UsageEntry.read(with("project", "x".repeat(63) + "/" + "y".repeat(253)), "shop"))
                .isNotNull();
        assertThatThrownBy(() -> UsageEntry.read(with("project", "x".repeat(64) + "/y"), "shop"))
                .isInstanceOf(UsageEntry.Unreadable.class);
        assertThatThrownBy(() -> UsageEntry.read(with("project", "y".repeat(100_000)), "shop"))
                .isInstanceOf(UsageEntry.Unreadable.class);
    }

    private static Optional<ObjectName> subproject(String project, String subproject) throws UsageEntry.Unreadable {
        return UsageEntry.read(written("2026-11", project, subproject, "m", "1", "1", "EUR"), "shop")
                .subproject();
    }

    private static UsageEntry.Written with(String field, String text) {
        return written(
                field.equals("period") ? text : "2026-11",
                field.equals("project") ? text : "clients",
                field.equals("subproject") ? text : "one",
                field.equals("product") ? text : "messages",
                field.equals("quantity") ? text : "1",
                field.equals("cost") ? text : "1",
                field.equals("currency") ? text : "EUR");
    }

    private static UsageEntry.Written written(String... cells) {
        return new UsageEntry.Written(cells[0], cells[1], cells[2], cells[3], cells[4], cells[5], cells[6]);
    }
}
