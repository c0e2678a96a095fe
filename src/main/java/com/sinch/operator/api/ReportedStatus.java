package com.sinch.operator.api;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the status of every kind holds. */
public sealed interface ReportedStatus
        permits SinchAccountStatus,
                BillingAccountStatus,
                ProjectStatus,
                SubprojectStatus,
                PaymentStatus,
                UsageReportStatus {

    /**
     * The {@code observedGeneration} of an object that nothing was reported of yet, as its schema has it: by kstatus an object
     * without any would be in order.
     */
    long NEVER = -1;

    /** A generation as it stands in a status; null = nothing was reported yet. */
    static @Nullable Long reported(@Nullable Long observedGeneration) {
        return observedGeneration == null || observedGeneration == NEVER ? null : observedGeneration;
    }

    /** The {@code metadata.generation} that this status speaks of; null = nothing was reported yet. */
    @Nullable
    Long observedGeneration();

    /** The conditions, at most one of a type. */
    List<Condition> conditions();

    /** What others may act on at once, beside the conditions. */
    List<Object> essentials();

    /** Which object this is, and where it hangs: nobody acts on it before the object is Ready. */
    default List<Object> identity() {
        return List.of();
    }

    /** How many objects there are beneath. */
    List<ChildCount> counts();

    /** What was charged: people look at it, and nobody acts on it. */
    default List<Object> figures() {
        return List.of();
    }
}
