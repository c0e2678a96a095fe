package com.sinch.operator.domain.metric;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The metrics that the operator serves, by the names that a query has. Queries rely on them: none is ever renamed. */
public enum Metric {
    LEADING(
            "sinch_operator_leading",
            Type.GAUGE,
            "Whether this operator works: 1, or 0 of one that stands by. Of several side by side one has 1."),

    OBJECTS(
            "sinch_operator_objects",
            Type.GAUGE,
            "Objects, by the status and reason of their condition Ready. NotReported: the operator has not come to them yet;"
                    + " Other: a reason that is none of the operator's.",
            Source.STATE,
            "kind",
            "ready",
            "reason"),
    NOT_READY_OLDEST(
            "sinch_operator_not_ready_oldest_seconds",
            Type.GAUGE,
            "For how long the object has not been Ready that has not been so for longest.",
            Source.STATE,
            "kind",
            "reason"),
    PAUSED("sinch_operator_paused_objects", Type.GAUGE, "Objects that are paused by annotation.", Source.STATE, "kind"),
    READY_TIME(
            "sinch_operator_ready_seconds",
            Type.HISTOGRAM,
            "Time until Ready: of a created object since its creation, of an edited one since the operator saw the new"
                    + " generation.",
            Source.OPERATOR,
            "kind",
            "change"),

    KEYS(
            "sinch_operator_keys_total",
            Type.COUNTER,
            "What happened to keys: minted, rotated, revoked, adopted, and why.",
            Source.OPERATOR,
            "action",
            "cause"),
    VALID_KEYS(
            "sinch_operator_valid_keys",
            Type.GAUGE,
            "Keys that are valid, by state: Active, or Retiring until their overlap is over.",
            Source.STATE,
            "kind",
            "state"),
    KEYS_OVERDUE("sinch_operator_keys_overdue", Type.GAUGE, "Keys whose rotation is past due.", Source.STATE, "kind"),

    BILLING_AVAILABLE(
            "sinch_billing_account_available",
            Type.GAUGE,
            "What a billing account has left, in its currency.",
            Source.STATE,
            "namespace",
            "name",
            "currency"),
    BILLING_PAID(
            "sinch_billing_account_paid",
            Type.GAUGE,
            "The sum of a billing account's Payments.",
            Source.STATE,
            "namespace",
            "name",
            "currency"),
    BILLING_CHARGED(
            "sinch_billing_account_charged",
            Type.GAUGE,
            "The sum of a billing account's UsageReports.",
            Source.STATE,
            "namespace",
            "name",
            "currency"),
    BILLING_FUNDS(
            "sinch_billing_account_funds",
            Type.GAUGE,
            "1 for the reason that the billing account gives for its condition FundsAvailable.",
            Source.STATE,
            "namespace",
            "name",
            "reason"),
    BILLING_UNLISTED(
            "sinch_operator_billing_accounts_unlisted",
            Type.GAUGE,
            "Billing accounts beyond --billing-metrics, which have no series of their own.",
            Source.STATE),

    EVENTS_SENT("sinch_operator_events_sent_total", Type.COUNTER, "Kubernetes Events that the API server took."),
    EVENTS_DROPPED(
            "sinch_operator_events_dropped_total",
            Type.COUNTER,
            "Kubernetes Events that nobody saw: queue-full, or refused by the API server.",
            Source.OPERATOR,
            "cause"),
    EVENTS_QUEUED("sinch_operator_events_queued", Type.GAUGE, "Kubernetes Events that wait to be sent."),

    API_REQUESTS(
            "sinch_operator_api_requests_total",
            Type.COUNTER,
            "Requests to the API server, by the code of the answer; none: no answer came.",
            Source.OPERATOR,
            "method",
            "code"),

    RECONCILIATIONS_STARTED(
            "sinch_operator_reconciliations_started_total",
            Type.COUNTER,
            "Reconciliations that were asked for.",
            Source.FRAMEWORK,
            "controller_name"),
    RECONCILIATIONS_SUCCEEDED(
            "sinch_operator_reconciliations_success_total",
            Type.COUNTER,
            "Reconciliations that came to their end.",
            Source.FRAMEWORK,
            "controller_name"),
    RECONCILIATIONS_FAILED(
            "sinch_operator_reconciliations_failure_total",
            Type.COUNTER,
            "Reconciliations that failed, as the API server did; each is tried again.",
            Source.FRAMEWORK,
            "controller_name"),
    RECONCILIATIONS_RETRIED(
            "sinch_operator_reconciliations_retries_total",
            Type.COUNTER,
            "Reconciliations that were tried again after a failure.",
            Source.FRAMEWORK,
            "controller_name"),
    RECONCILIATIONS_ACTIVE(
            "sinch_operator_reconciliations_active",
            Type.GAUGE,
            "Reconciliations at work.",
            Source.FRAMEWORK,
            "controller_name"),
    RECONCILIATIONS_QUEUED(
            "sinch_operator_reconciliations_queue",
            Type.GAUGE,
            "Reconciliations that wait for a worker; of an operator that stands by, until it leads.",
            Source.FRAMEWORK,
            "controller_name"),
    RECONCILIATION_TIME(
            "sinch_operator_reconciliations_execution_duration_seconds",
            Type.HISTOGRAM,
            "How long a reconciliation takes.",
            Source.FRAMEWORK,
            "controller_name"),
    WATCH_EVENTS(
            "sinch_operator_watch_events_total",
            Type.COUNTER,
            "What woke the controllers.",
            Source.FRAMEWORK,
            "controller_name",
            "event",
            "action"),

    PROCESS_START("process_start_time_seconds", Type.GAUGE, "When the process started, in Unix time.", Source.JVM),
    PROCESS_CPU("process_cpu_usage", Type.GAUGE, "The share of the machine's processors that it uses.", Source.JVM),
    PROCESS_FILES("process_files_open_files", Type.GAUGE, "Open file descriptors.", Source.JVM),
    PROCESS_FILES_MOST("process_files_max_files", Type.GAUGE, "How many file descriptors it may have.", Source.JVM),
    MEMORY_USED("jvm_memory_used_bytes", Type.GAUGE, "Memory that is used.", Source.JVM, "area", "id"),
    MEMORY_MOST(
            "jvm_memory_max_bytes",
            Type.GAUGE,
            "Memory that may be used; -1 without a limit.",
            Source.JVM,
            "area",
            "id"),
    HEAP_AFTER_GC(
            "jvm_memory_usage_after_gc",
            Type.GAUGE,
            "The share of the heap's long-lived part that was still used after the last garbage collection.",
            Source.JVM,
            "area",
            "pool"),
    GC_OVERHEAD(
            "jvm_gc_overhead", Type.GAUGE, "The share of processor time that garbage collection takes.", Source.JVM),
    THREADS("jvm_threads_live_threads", Type.GAUGE, "Threads that live.", Source.JVM),
    LOG_EVENTS("logback_events_total", Type.COUNTER, "Lines of the log, by level.", Source.JVM, "level");

    /** Which kind of metric it is. */
    public enum Type {
        GAUGE,
        COUNTER,
        HISTOGRAM
    }

    /** Who counts. */
    public enum Source {
        /** The operator, what it does. */
        OPERATOR,
        /** The operator that leads, from its caches, at the time of a scrape. */
        STATE,
        /** The framework; the operator gives name and description. */
        FRAMEWORK,
        /** The JVM. */
        JVM
    }

    private static final String COUNTED = "_total";
    private static final String TIMED = "_seconds";

    private final String queryName;
    private final Type type;
    private final String description;
    private final Source source;

    @SuppressWarnings("ImmutableEnumChecker") // made by List.of
    private final List<String> labels;

    Metric(String queryName, Type type, String description) {
        this(queryName, type, description, Source.OPERATOR);
    }

    Metric(String queryName, Type type, String description, Source source, String... labels) {
        this.queryName = queryName;
        this.type = type;
        this.description = description;
        this.source = source;
        this.labels = List.of(labels);
    }

    /** The name in queries. */
    public String queryName() {
        return queryName;
    }

    /** The same without what says its type or unit: registries add that by themselves. */
    public String plainName() {
        var suffix = type == Type.COUNTER ? COUNTED : TIMED;
        var added = type == Type.COUNTER || type == Type.HISTOGRAM;
        return added ? queryName.substring(0, queryName.length() - suffix.length()) : queryName;
    }

    public Type type() {
        return type;
    }

    /** What it says, in a sentence for people. */
    public String description() {
        return description;
    }

    public Source source() {
        return source;
    }

    /** The names of its labels, in their order; no label ever holds a secret. */
    public List<String> labels() {
        return labels;
    }

    /** The metric of that name in queries. */
    public static Optional<Metric> named(String queryName) {
        return Arrays.stream(values())
                .filter(metric -> metric.queryName.equals(queryName))
                .findFirst();
    }
}
