package com.sinch.operator.domain.rollup;

import static com.sinch.operator.domain.condition.ConditionType.Accepted;
import static com.sinch.operator.domain.condition.ConditionType.Ready;
import static com.sinch.operator.domain.condition.ConditionType.Reconciling;
import static com.sinch.operator.domain.rollup.Children.failing;
import static com.sinch.operator.domain.rollup.Children.ready;
import static org.assertj.core.api.Assertions.assertThat;

import com.sinch.operator.domain.condition.Conditions;
import com.sinch.operator.domain.condition.Finding;
import com.sinch.operator.domain.condition.Reason;
import java.util.List;
import org.junit.jupiter.api.Test;

class DeletionTest {

    private static final Finding ACCEPTED = Finding.holds(Accepted, Reason.Accepted, "Belongs to it.");

    @Test
    void whatIsBeingDeletedGoesOnAsBeforeButIsNotReady() {
        var message = "Being deleted; waits for 1 to be deleted first: Project clients/a.";

        assertThat(Deletion.waiting(List.of(ACCEPTED), List.of(ready("a")), "deleted"))
                .containsExactly(
                        ACCEPTED,
                        Finding.fails(Ready, Reason.WaitingForChildren, message),
                        Finding.holds(Reconciling, Reason.WaitingForChildren, message));
    }

    @Test
    void ofManyChildrenTheFirstThreeAreNamedAndTheRestCounted() {
        var children = List.of(ready("d"), ready("b"), failing("c", "IdTaken"), ready("a"));

        assertThat(Conditions.ready(Deletion.waiting(List.of(), children, "deleted"))
                        .message())
                .isEqualTo("Being deleted; waits for 4 to be deleted first:"
                        + " Project clients/a, Project clients/b, Project clients/c and 1 more.");
    }
}
