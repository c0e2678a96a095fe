package com.sinch.operator.kubernetes;

import com.sinch.operator.api.BillingAccount;
import com.sinch.operator.api.Payment;
import com.sinch.operator.api.UsageReport;
import com.sinch.operator.domain.billing.Ledger;
import com.sinch.operator.domain.billing.Receipt;
import com.sinch.operator.domain.billing.Usage;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Watches payments and usage reports, one watch for all controllers, and keeps the ledger of them. The lines of a report are
 * summed up as it comes in and then forgotten.
 */
public final class RecordWatch implements Records, AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(RecordWatch.class);

    /** Reports are large: at most so many of them are read at a time. */
    private static final long PAGE = 50;

    private final Ledger ledger = new Ledger();
    private final List<Consumer<Set<String>>> listeners = new CopyOnWriteArrayList<>();
    private final KubernetesClient client;
    private final Set<String> namespaces;
    private final Clock clock;
    private volatile @Nullable Instant newestReport;
    private volatile List<SharedIndexInformer<Payment>> payments = List.of();
    private volatile List<SharedIndexInformer<?>> informers = List.of();

    /**
     * @param client the cluster
     * @param namespaces those to watch; empty = all
     * @param clock tells when a report comes in
     */
    public RecordWatch(KubernetesClient client, Set<String> namespaces, Clock clock) {
        this.clock = clock;
        this.client = client;
        this.namespaces = Set.copyOf(namespaces);
    }

    /**
     * Starts to watch and returns when all records are in the ledger.
     *
     * @throws KubernetesClientException where the API server does not give them
     */
    public void start() {
        payments = places().map(place -> informer(Payment.class, place, UnaryOperator.identity(), this::came))
                .toList();
        var billingAccounts =
                places().map(place -> informer(BillingAccount.class, place, UnaryOperator.identity(), this::came));
        var reports = places().map(place -> informer(UsageReport.class, place, RecordWatch::withoutLines, this::came));
        informers = Stream.of(payments.stream(), billingAccounts, reports)
                .<SharedIndexInformer<?>>flatMap(kind -> kind)
                .toList();
        informers.forEach(SharedIndexInformer::run);
    }

    /** Tells of every change of the ledger whom it concerns, by the ledger's keys. */
    void onChange(Consumer<Set<String>> listener) {
        listeners.add(listener);
    }

    @Override
    public Ledger ledger() {
        return ledger;
    }

    @Override
    public Optional<Instant> newestReport() {
        return Optional.ofNullable(newestReport);
    }

    @Override
    public Optional<Payment> payment(String namespace, String name) {
        return payments.stream()
                .map(informer -> informer.getStore().getByKey(namespace + "/" + name))
                .filter(Objects::nonNull)
                .findFirst();
    }

    @Override
    public void close() {
        informers.forEach(SharedIndexInformer::stop);
    }

    /** The namespaces to watch; empty = all of them at once. */
    private Stream<Optional<String>> places() {
        return namespaces.isEmpty()
                ? Stream.of(Optional.empty())
                : namespaces.stream().map(Optional::of);
    }

    private <R extends HasMetadata> SharedIndexInformer<R> informer(
            Class<R> kind, Optional<String> namespace, UnaryOperator<R> pruned, Consumer<R> came) {
        var all = client.resources(kind);
        var place = namespace.isPresent() ? all.inNamespace(namespace.get()) : all.inAnyNamespace();
        return place.withLimit(PAGE)
                .runnableInformer(0)
                // Once it has begun it tries again, whatever happens: figures that are old are better than none.
                .exceptionHandler((started, failure) -> started)
                .itemStore(RecordStore.of(pruned, came, this::went));
    }

    private static UsageReport withoutLines(UsageReport report) {
        var pruned = new UsageReport();
        pruned.setMetadata(report.getMetadata());
        pruned.setSpec(report.getSpec().withoutLines());
        pruned.setStatus(report.getStatus());
        return pruned;
    }

    private void came(BillingAccount billingAccount) {
        tell(ledger.open(Facts.name(billingAccount), Facts.book(billingAccount)));
    }

    private void came(Payment payment) {
        enter(
                payment,
                () -> tell(ledger.enter(
                        Facts.name(payment),
                        Receipt.of(payment.getSpec(), payment.getMetadata().getNamespace()))));
    }

    private void came(UsageReport report) {
        if (ledger.usage(Facts.name(report)).isEmpty()) {
            newestReport = clock.instant();
        }
        enter(
                report,
                () -> tell(ledger.enter(
                        Facts.name(report),
                        Usage.of(report.getSpec(), report.getMetadata().getNamespace()))));
    }

    /** What the schema does not let happen, as when somebody took it away for a while, must not end the watch. */
    private void enter(HasMetadata record, Runnable entry) {
        try {
            entry.run();
        } catch (IllegalArgumentException e) {
            log.warn("{} counts nowhere: {}", Facts.name(record), e.getMessage());
            went(record);
        }
    }

    private void went(HasMetadata gone) {
        tell(gone instanceof BillingAccount ? ledger.close(Facts.name(gone)) : ledger.strike(Facts.name(gone)));
    }

    private void tell(Set<String> concerned) {
        if (!concerned.isEmpty()) {
            listeners.forEach(listener -> listener.accept(concerned));
        }
    }
}
