package com.sinch.operator.cli.tree;

import com.sinch.operator.api.ConditionStatus;
import com.sinch.operator.domain.hierarchy.ObjectName;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One line of the drawn tree, before anything is known of columns, colours and time. It holds what is shown and nothing
 * else: where two lines are equal, so is what their reader sees.
 */
sealed interface Line {

    /**
     * An object.
     *
     * @param branch the drawing before its name
     * @param name which object
     * @param ready whether it is Ready
     * @param reason why, or why not
     * @param created when it was made; null = unknown
     * @param details what is worth knowing of it, in one phrase
     */
    record Row(
            String branch,
            ObjectName name,
            ConditionStatus ready,
            String reason,
            @Nullable Instant created,
            String details)
            implements Line {}

    /**
     * What is wrong with the object above: on a line of its own, as messages are too long for a column and too useful to
     * be cut.
     *
     * @param guide the drawing before it
     * @param status how bad it is
     * @param text type, status, reason and message
     */
    record Note(String guide, ConditionStatus status, String text) implements Line {}

    /**
     * Objects that nothing is to be told of.
     *
     * @param branch the drawing before it
     * @param text how many of which kind
     */
    record Fold(String branch, String text) implements Line {}

    /**
     * Begins a part that hangs under no account.
     *
     * @param text what the part holds
     */
    record Heading(String text) implements Line {}
}
