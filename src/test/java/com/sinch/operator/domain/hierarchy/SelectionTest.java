package com.sinch.operator.domain.hierarchy;

import static org.assertj.core.api.Assertions.assertThat;

import com.sinch.operator.api.AllowedNamespaces;
import com.sinch.operator.api.AllowedNamespaces.From;
import com.sinch.operator.api.ConditionStatus;
import com.sinch.operator.api.NamespaceSelector;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SelectionTest {

    private static final AllowedNamespaces ALL = new AllowedNamespaces(From.All, null);
    private static final AllowedNamespaces CHOSEN =
            new AllowedNamespaces(From.Selector, new NamespaceSelector(Map.of("customer", "acme"), List.of()));

    @Test
    void nothingIsSaidWhereNoSelectorIsUsed() {
        assertThat(Selection.decide(false, AllowedNamespaces.SAME, ALL)).isEmpty();
    }

    @Test
    void aSelectorIsInOrderWhereNamespacesCanBeRead() {
        assertThat(Selection.decide(true, ALL, CHOSEN))
                .hasValueSatisfying(it -> assertThat(it.reason()).isEqualTo("SelectorEvaluated"));
    }

    @Test
    void aSelectorThatCannotBeFollowedIsSaidWithTheMissingPermission() {
        assertThat(Selection.decide(false, CHOSEN)).hasValueSatisfying(finding -> {
            assertThat(finding.status()).isEqualTo(ConditionStatus.False);
            assertThat(finding.reason()).isEqualTo("NamespacesForbidden");
            assertThat(finding.message()).contains("get, list and watch of namespaces");
        });
    }
}
