package com.sinch.operator.bench;

/** What both do, the operator and the floor. */
enum Step {
    BURST,
    UNFUNDED,
    FUNDED,
    ROTATED,
    DELETED,
    STEADY_MEDIAN,
    STEADY_TAIL,
    /** Only the operator: what each Subproject takes. */
    BURST_WRITES,
    BURST_EVENTS,
    BURST_PROCESSOR,
    UNFUNDED_WRITES,
    FUNDED_WRITES,
    ROTATED_WRITES
}
