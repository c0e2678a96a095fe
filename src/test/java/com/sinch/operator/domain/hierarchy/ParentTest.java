package com.sinch.operator.domain.hierarchy;

import static org.assertj.core.api.Assertions.assertThat;

import com.sinch.operator.api.ConditionStatus;
import com.sinch.operator.api.ParentReference;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ParentTest {

    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
    private static final ObjectName NAME = new ObjectName("Project", "clients", "brokering");

    @Test
    void aReferenceNamesAnObjectOfItsOwnNamespaceUnlessItSaysOtherwise() {
        assertThat(ObjectName.of("Project", ParentReference.to("brokering"), "clients"))
                .isEqualTo(NAME);
        assertThat(ObjectName.of("Project", new ParentReference("brokering", "clients"), "elsewhere"))
                .isEqualTo(NAME);
    }

    @Test
    void anObjectIsNamedByKindNamespaceAndName() {
        assertThat(NAME).hasToString("Project clients/brokering");
        assertThat(NAME.key()).isEqualTo("clients/brokering");
    }

    @Test
    void onlyAParentThatHasNotSettledIsLookedAtAgain() {
        assertThat(Parent.nextCheck(Optional.of(parent(false)), NOW)).contains(NOW.plusSeconds(1));
        assertThat(Parent.nextCheck(Optional.of(parent(true)), NOW)).isEmpty();
        assertThat(Parent.nextCheck(Optional.empty(), NOW)).isEmpty();
    }

    @Test
    void childrenAreNotWokenBecauseTheirParentSettles() {
        assertThat(parent(false).flowingDown()).isEqualTo(parent(true).flowingDown());
    }

    private static Parent parent(boolean settled) {
        return new Parent(NAME, false, settled, ConditionStatus.True);
    }
}
