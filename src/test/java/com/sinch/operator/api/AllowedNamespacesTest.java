package com.sinch.operator.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.sinch.operator.api.AllowedNamespaces.From;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AllowedNamespacesTest {

    private static final Optional<Map<String, String>> UNKNOWN = Optional.empty();

    @ParameterizedTest
    @CsvSource({"Same, clients, clients, true", "Same, clients, other, false", "All, clients, other, true"})
    void theyPermitTheObjectsOwnNamespaceOrAll(From from, String parent, String child, boolean permitted) {
        assertThat(new AllowedNamespaces(from, null).permit(parent, child, UNKNOWN))
                .isEqualTo(permitted);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            {}                                                                            | true
            {matchLabels: {customer: acme}}                                               | true
            {matchLabels: {customer: other}}                                              | false
            {matchLabels: {customer: acme, tier: gold}}                                   | false
            {matchExpressions: [{key: customer, operator: In, values: [acme, other]}]}    | true
            {matchExpressions: [{key: customer, operator: In, values: [other]}]}          | false
            {matchExpressions: [{key: tier, operator: In, values: [gold]}]}               | false
            {matchExpressions: [{key: customer, operator: NotIn, values: [acme]}]}        | false
            {matchExpressions: [{key: customer, operator: NotIn, values: [other]}]}       | true
            {matchExpressions: [{key: tier, operator: NotIn, values: [gold]}]}            | true
            {matchExpressions: [{key: customer, operator: Exists}]}                       | true
            {matchExpressions: [{key: tier, operator: Exists}]}                           | false
            {matchExpressions: [{key: customer, operator: DoesNotExist}]}                 | false
            {matchExpressions: [{key: tier, operator: DoesNotExist}]}                     | true
            {matchExpressions: [{key: customer, operator: Resembles, values: [acme]}]}    | false
            {matchLabels: {customer: acme}, matchExpressions: [{key: tier, operator: Exists}]} | false
            """)
    void aSelectorChoosesNamespacesAsSelectorsOfKubernetesDo(String selector, boolean permitted) {
        var allowed = read("{from: Selector, selector: " + selector + "}");

        assertThat(allowed.permit("clients", "other", Optional.of(Map.of("customer", "acme"))))
                .isEqualTo(permitted);
    }

    @Test
    void aSelectorNeedNotChooseTheObjectsOwnNamespace() {
        var allowed = read("{from: Selector, selector: {matchLabels: {customer: other}}}");

        assertThat(allowed.permit("clients", "clients", Optional.of(Map.of()))).isTrue();
    }

    @Test
    void noSelectorChoosesANamespaceWhoseLabelsAreNotKnown() {
        var excluding = read("{from: Selector, selector: {matchExpressions: [{key: tier, operator: DoesNotExist}]}}");

        assertThat(excluding.permit("clients", "other", UNKNOWN)).isFalse();
    }

    @Test
    void withoutASelectorNothingIsChosen() {
        assertThat(new AllowedNamespaces(From.Selector, null).permit("clients", "other", Optional.of(Map.of())))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{from: null}", "{from: Galaxy}", "{newer: 1}"})
    void whatIsAbsentOrOfANewerVersionReadsAsTheSafeSide(String written) {
        assertThat(read(written)).isEqualTo(AllowedNamespaces.SAME);
    }

    @Test
    void allReadsAsAll() {
        assertThat(read("{from: All}")).isEqualTo(new AllowedNamespaces(From.All, null));
    }

    private static AllowedNamespaces read(String written) {
        return new KubernetesSerialization().unmarshal("---\n" + written, AllowedNamespaces.class);
    }
}
