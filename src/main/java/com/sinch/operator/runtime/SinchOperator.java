package com.sinch.operator.runtime;

import com.sinch.operator.OperatorConfig;
import com.sinch.operator.api.ApiGroup;
import com.sinch.operator.api.Project;
import com.sinch.operator.api.ReportedStatus;
import com.sinch.operator.api.Subproject;
import com.sinch.operator.controller.account.AccountReconciler;
import com.sinch.operator.controller.billingaccount.BillingAccountReconciler;
import com.sinch.operator.controller.payment.PaymentReconciler;
import com.sinch.operator.controller.project.ProjectReconciler;
import com.sinch.operator.controller.subproject.SubprojectReconciler;
import com.sinch.operator.controller.usagereport.UsageReportReconciler;
import com.sinch.operator.domain.key.KeyIssuer;
import com.sinch.operator.kubernetes.AccessGrants;
import com.sinch.operator.kubernetes.Events;
import com.sinch.operator.kubernetes.Facts;
import com.sinch.operator.kubernetes.KeyJournal;
import com.sinch.operator.kubernetes.KeySecrets;
import com.sinch.operator.kubernetes.NamespaceWatch;
import com.sinch.operator.kubernetes.PrimaryUpdates;
import com.sinch.operator.kubernetes.RecordWatch;
import com.sinch.operator.kubernetes.References;
import com.sinch.operator.kubernetes.StatusWriter;
import io.fabric8.kubernetes.client.CustomResource;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.javaoperatorsdk.operator.Operator;
import io.javaoperatorsdk.operator.api.config.ConfigurationServiceOverrider;
import io.javaoperatorsdk.operator.api.config.ControllerConfigurationOverrider;
import io.javaoperatorsdk.operator.api.monitoring.Metrics;
import io.javaoperatorsdk.operator.api.reconciler.Reconciler;
import io.javaoperatorsdk.operator.monitoring.micrometer.MicrometerMetricsV2;
import io.javaoperatorsdk.operator.processing.retry.GenericRetry;
import io.micrometer.core.instrument.binder.jvm.ClassLoaderMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The operator as a whole: its controllers, probes and metrics. Starts once and stops once. */
public final class SinchOperator implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(SinchOperator.class);

    /** Whether this operator works, 1 or 0; where several run side by side it is 1 of one of them. */
    private static final String LEADING = "sinch.operator.leading";

    /** Within this time what is in flight is finished when the operator stops; a pod has 30 s by default. */
    private static final Duration DRAIN = Duration.ofSeconds(8);

    /** Every object is looked at again after this time even if no event came: a backstop, not a mechanism. */
    private static final Duration BACKSTOP = Duration.ofHours(1);

    private final PrometheusMeterRegistry metrics = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final ScheduledExecutorService timer = thread("roll-up");

    /** What waits for the API server here delays no reconciliation. */
    private final ScheduledExecutorService background = thread("background");

    private final OperatorConfig config;
    private final KubernetesClient client;
    private final Operator operator;
    private final Events events;
    private final NamespaceWatch namespaces;
    private final RecordWatch records;
    private final ProbeServer probes;
    private final Workers workers;
    private @Nullable Election election;
    private volatile boolean ready;
    private volatile boolean stopping;

    private SinchOperator(
            OperatorConfig config,
            KubernetesClient client,
            Leadership leadership,
            KeyIssuer issuer,
            Clock clock,
            Runnable onFailure) {
        this.config = config;
        this.client = client;
        bindJvmMetrics();
        metrics.gauge(LEADING, leadership, it -> it.held() ? 1 : 0);
        workers = new Workers(config.workers());
        operator = new Operator(overrider -> configure(overrider, onFailure));
        events = new Events(event -> client.resource(event).create(), background, clock, metrics);
        namespaces = new NamespaceWatch(client, background);
        records = new RecordWatch(client, config.namespaces(), clock);
        registerControllers(issuer, clock);
        probes = ProbeServer.start(config.port(), this::healthy, () -> ready, metrics);
    }

    /**
     * Starts the operator and returns when its caches are filled.
     *
     * @param config how it is to run
     * @param client the cluster; stays open when the operator stops
     * @param leadership whether the operator may write; {@code client} has to keep to it ({@link WriteFence})
     * @param issuer makes the keys
     * @param clock tells the time
     * @param onFailure called when the operator can no longer do its work and has to be started anew
     * @throws StartupProblem where it cannot start
     */
    public static SinchOperator start(
            OperatorConfig config,
            KubernetesClient client,
            Leadership leadership,
            KeyIssuer issuer,
            Clock clock,
            Runnable onFailure) {
        Preflight.check(client, config.namespaces());
        config.election().ifPresent(it -> Preflight.checkLease(client, LeasePlace.of(it.lease(), client)));
        var operator = new SinchOperator(config, client, leadership, issuer, clock, onFailure);
        try {
            operator.namespaces.start();
            operator.records.start();
            operator.operator.start();
        } catch (RuntimeException e) {
            operator.close();
            throw new StartupProblem("The operator cannot start: " + e.getMessage(), e);
        }
        operator.work(leadership, clock, onFailure);
        operator.ready = true;
        log.info("Ready: probes and metrics on port {}", operator.port());
        return operator;
    }

    /** The port of probes and metrics. */
    public int port() {
        return probes.port();
    }

    /** Finishes what is in flight, within seconds, and stops. */
    @Override
    public void close() {
        stopping = true;
        ready = false;
        workers.endUnlessBegun();
        operator.stop();
        // What was in flight is done: whoever waits for the Lease may have it.
        if (election != null) {
            election.close();
        }
        namespaces.close();
        records.close();
        timer.shutdownNow();
        background.shutdownNow();
        probes.close();
    }

    private void work(Leadership leadership, Clock clock, Runnable onFailure) {
        config.election()
                .ifPresentOrElse(
                        it -> election = Election.start(client, it, leadership, clock, candidate(onFailure)),
                        workers::begin);
    }

    private Election.Candidate candidate(Runnable onFailure) {
        return new Election.Candidate() {
            @Override
            public void elected() {
                workers.begin();
            }

            @Override
            public void deposed() {
                if (!stopping) {
                    log.error("The Lease was not renewed in time: ending, to be started anew");
                    onFailure.run();
                }
            }
        };
    }

    private boolean healthy() {
        return !ready || operator.getRuntimeInfo().allEventSourcesAreHealthy();
    }

    private void configure(ConfigurationServiceOverrider overrider, Runnable onFailure) {
        overrider
                .withKubernetesClient(client)
                .withCloseClientOnStop(false)
                .withExecutorService(workers.threads())
                .withReconciliationTerminationTimeout(DRAIN)
                // Finalizers are then patched with the resourceVersion that was read, and cannot resurrect an object.
                .withUseSSAToPatchPrimaryResource(false)
                .withMetrics(frameworkMetrics())
                .withInformerStoppedHandler((informer, cause) -> {
                    if (stopping) {
                        return;
                    }
                    log.error(
                            "The watch of {} ended for good",
                            informer.getApiTypeClass().getSimpleName(),
                            cause);
                    onFailure.run();
                });
    }

    private Metrics frameworkMetrics() {
        return MicrometerMetricsV2.newBuilder(metrics).build();
    }

    private void registerControllers(KeyIssuer issuer, Clock clock) {
        var statuses = new StatusWriter(events);
        var journal = new KeyJournal(events, metrics, clock);
        var projectKeys = new KeySecrets<Project>(issuer, journal, References::keySecret, Facts::activeKey);
        var subprojectKeys = new KeySecrets<Subproject>(issuer, journal, References::keySecret, Facts::activeKey);
        register(new AccountReconciler(namespaces, records, statuses, clock, timer), "sinchaccount", true);
        register(new BillingAccountReconciler(namespaces, records, statuses, clock, timer), "billingaccount", true);
        register(
                new ProjectReconciler(projectKeys, new AccessGrants<>(), namespaces, records, statuses, clock, timer),
                "project",
                true);
        register(
                new SubprojectReconciler(
                        subprojectKeys, new AccessGrants<>(), namespaces, records, statuses, clock, timer),
                "subproject",
                false);
        register(new PaymentReconciler(namespaces, records, statuses, clock), "payment", false);
        register(new UsageReportReconciler(namespaces, records, statuses, clock, timer), "usagereport", false);
    }

    private <P extends CustomResource<?, ? extends ReportedStatus>> void register(
            Reconciler<P> reconciler, String name, boolean finalizer) {
        operator.register(reconciler, overrider -> {
            overrider.withName(name);
            // An own filter instead: annotations and statuses edited by hand leave the generation as it is.
            overrider.withGenerationAware(false).withOnUpdateFilter(PrimaryUpdates::matter);
            overrider.withRetry(retry()).withReconciliationMaxInterval(BACKSTOP);
            if (finalizer) {
                overrider.withFinalizer(ApiGroup.FINALIZER);
            }
            watch(overrider);
        });
    }

    private void watch(ControllerConfigurationOverrider<?> overrider) {
        if (config.namespaces().isEmpty()) {
            overrider.watchingAllNamespaces();
        } else {
            overrider.settingNamespaces(config.namespaces());
        }
    }

    /** Broken infrastructure heals some day: tried again for ever, at growing intervals. */
    private static GenericRetry retry() {
        return new GenericRetry()
                .setMaxAttempts(-1)
                .setInitialInterval(500)
                .setIntervalMultiplier(2)
                .setMaxInterval(60_000);
    }

    private static ScheduledExecutorService thread(String name) {
        return Executors.newSingleThreadScheduledExecutor(task -> {
            var thread = new Thread(task, name);
            thread.setDaemon(true);
            return thread;
        });
    }

    private void bindJvmMetrics() {
        new ClassLoaderMetrics().bindTo(metrics);
        new JvmMemoryMetrics().bindTo(metrics);
        new JvmThreadMetrics().bindTo(metrics);
        new ProcessorMetrics().bindTo(metrics);
    }
}
