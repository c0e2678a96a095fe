package com.sinch.operator.cli.usage;

import com.sinch.operator.api.Annotations;
import com.sinch.operator.api.Labels;
import com.sinch.operator.api.ParentReference;
import com.sinch.operator.api.RecordReference;
import com.sinch.operator.api.UsageReport;
import com.sinch.operator.api.UsageReportSpec;
import com.sinch.operator.domain.billing.ImportPlan;
import com.sinch.operator.domain.billing.Part;
import com.sinch.operator.domain.billing.RecordNames;
import com.sinch.operator.domain.hierarchy.ObjectName;
import com.sinch.operator.kubernetes.Facts;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.net.HttpURLConnection;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Creates reports, several at a time, until one cannot be created. A report that is there already, and says the same, is as good as
 * one that was created. The first report of an import is created before any other: its name tells the source alone, so whoever
 * imports something else from the same source at that moment stops there.
 */
final class Writing implements AutoCloseable {

    /** So many are on their way at a time; each takes a few megabytes of memory at worst. */
    private static final int IN_FLIGHT = 8;

    /** Why no more is written. */
    sealed interface Failure {

        /** The cluster refused a report, or did not answer. */
        record Refused(KubernetesClientException cause) implements Failure {}

        /** A report of that name says something else. */
        record Taken(ObjectName report) implements Failure {}
    }

    private final ExecutorService threads = Executors.newFixedThreadPool(IN_FLIGHT);
    private final Semaphore free = new Semaphore(IN_FLIGHT);
    private final AtomicLong created = new AtomicLong();
    private final AtomicLong there = new AtomicLong();
    private final AtomicReference<@Nullable Failure> failure = new AtomicReference<>();
    private final KubernetesClient client;
    private final String source;
    private final ImportPlan plan;
    private final Map<ObjectName, Payer> payers;
    private final Progress progress;
    private final long due;

    /**
     * Writes nothing yet.
     *
     * @param payers who pays, by project
     * @param due how many reports are to be created
     */
    Writing(
            KubernetesClient client,
            String source,
            ImportPlan plan,
            Map<ObjectName, Payer> payers,
            Progress progress,
            long due) {
        this.client = client;
        this.source = source;
        this.plan = plan;
        this.payers = payers;
        this.progress = progress;
        this.due = due;
    }

    /** Creates the report of a part, some time; returns whether to go on. */
    boolean add(Part part) {
        if (plan.first(part.key())) {
            settle(part);
        } else {
            free.acquireUninterruptibly();
            threads.execute(() -> {
                try {
                    settle(part);
                } finally {
                    free.release();
                }
            });
        }
        return failure.get() == null;
    }

    /** Waits for what is on its way. */
    void end() {
        free.acquireUninterruptibly(IN_FLIGHT);
        free.release(IN_FLIGHT);
    }

    /** How many reports were created. */
    long created() {
        return created.get();
    }

    /** How many somebody else created meanwhile. */
    long there() {
        return there.get();
    }

    /** Why it stopped; empty = it did not. */
    Optional<Failure> failure() {
        return Optional.ofNullable(failure.get());
    }

    @Override
    public void close() {
        end();
        threads.shutdown();
    }

    private void settle(Part part) {
        if (failure.get() != null) {
            return;
        }
        try {
            create(part);
            progress.written(created.get() + there.get(), due);
        } catch (KubernetesClientException e) {
            failure.compareAndSet(null, new Failure.Refused(e));
        }
    }

    private void create(Part part) {
        var report = report(part);
        try {
            client.resource(report).create();
            created.incrementAndGet();
        } catch (KubernetesClientException e) {
            if (e.getCode() != HttpURLConnection.HTTP_CONFLICT) {
                throw e;
            }
            if (saysTheSame(report, part)) {
                there.incrementAndGet();
            } else {
                failure.compareAndSet(null, new Failure.Taken(Facts.name(report)));
            }
        }
    }

    private boolean saysTheSame(UsageReport report, Part part) {
        return new Recorded(client, source)
                .get(Facts.name(report))
                .filter(it -> Recorded.billingAccount(it).equals(Recorded.billingAccount(report)))
                .filter(it ->
                        Recorded.ofImport(it).filter(plan.digest()::equals).isPresent())
                .flatMap(Recorded::part)
                .filter(it -> it.key().equals(part.key()) && it.digest().equals(part.digest()))
                .isPresent();
    }

    private UsageReport report(Part part) {
        var project = part.key().group().project();
        var payer = Objects.requireNonNull(payers.get(project)).billingAccount();
        var home = payer.namespace();
        var name =
                plan.first(part.key()) ? RecordNames.firstReport(source) : RecordNames.report(source, part.key(), home);
        var report = new UsageReport();
        report.setMetadata(new ObjectMetaBuilder()
                .withNamespace(home)
                .withName(name)
                .addToLabels(Labels.SOURCE, RecordNames.label(source))
                .addToAnnotations(Annotations.SOURCE, source)
                .addToAnnotations(Annotations.PART, String.valueOf(part.key().number()))
                .addToAnnotations(Annotations.IMPORT, plan.digest())
                .build());
        report.setSpec(new UsageReportSpec(
                new RecordReference(payer.name()),
                new ParentReference(project.name(), project.namespace().equals(home) ? null : project.namespace()),
                part.key().group().period(),
                part.key().group().currency(),
                part.lines()));
        return report;
    }
}
