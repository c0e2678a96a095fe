package com.sinch.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class OperatorConfigTest {

    @Test
    void withoutSomeNamespacesItWatchesTheOthers() {
        assertThat(watching("shop", "bank").without(Set.of("bank", "gone"))).isEqualTo(watching("shop"));
    }

    @Test
    void withoutAllNamespacesItWouldWatchTheWholeCluster() {
        assertThatThrownBy(() -> watching("shop").without(Set.of("shop")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("--namespaces has none that exists");
    }

    @Test
    void theWholeClusterStaysTheWholeCluster() {
        assertThat(watching().without(Set.of())).isEqualTo(watching());
    }

    private static OperatorConfig watching(String... namespaces) {
        return new OperatorConfig(Set.of(namespaces), 50, 8080, 1000, Optional.empty());
    }
}
