package com.sinch.operator.domain.metric;

import com.sinch.operator.api.Condition;
import com.sinch.operator.domain.condition.Reason;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Reasons as values of a label: as many as there are, whatever somebody writes into a status by hand. */
final class ReasonLabel {

    static final String OTHER = "Other";
    static final String NOT_REPORTED = "NotReported";

    private static final Set<String> KNOWN =
            Arrays.stream(Reason.values()).map(Enum::name).collect(Collectors.toUnmodifiableSet());

    private ReasonLabel() {}

    static String of(Optional<Condition> condition) {
        return condition
                .map(Condition::reason)
                .map(reason -> KNOWN.contains(reason) ? reason : OTHER)
                .orElse(NOT_REPORTED);
    }
}
