package com.sinch.operator.runtime;

import com.sinch.operator.OperatorConfig;
import com.sinch.operator.api.ApiGroup;
import com.sinch.operator.api.BillingAccount;
import com.sinch.operator.api.Payment;
import com.sinch.operator.api.Project;
import com.sinch.operator.api.ReportedStatus;
import com.sinch.operator.api.SinchAccount;
import com.sinch.operator.api.Subproject;
import com.sinch.operator.api.UsageReport;
import com.sinch.operator.controller.account.AccountReconciler;
import com.sinch.operator.controller.billingaccount.BillingAccountReconciler;
import com.sinch.operator.controller.payment.PaymentReconciler;
import com.sinch.operator.controller.project.ProjectReconciler;
import com.sinch.operator.controller.subproject.SubprojectReconciler;
import com.sinch.operator.controller.usagereport.UsageReportReconciler;
import com.sinch.operator.domain.key.KeyIssuer;
import com.sinch.operator.domain.metric.BillingFigures;
import com.sinch.operator.domain.metric.Census;
import com.sinch.operator.domain.metric.Metric;
import com.sinch.operator.domain.metric.Sample;
import com.sinch.operator.domain.metric.Standing;
import com.sinch.operator.kubernetes.AccessGrants;
import com.sinch.operator.kubernetes.Events;
import com.sinch.operator.kubernetes.Facts;
import com.sinch.operator.kubernetes.IdContests;
import com.sinch.operator.kubernetes.KeyJournal;
import com.sinch.operator.kubernetes.KeySecretWatch;
import com.sinch.operator.kubernetes.KeySecrets;
import com.sinch.operator.kubernetes.NamespaceWatch;
import com.sinch.operator.kubernetes.ObjectCaches;
import com.sinch.operator.kubernetes.Pages;
import com.sinch.operator.kubernetes.PrimaryUpdates;
import com.sinch.operator.kubernetes.ReadyTimes;
import com.sinch.operator.kubernetes.RecordWatch;
import com.sinch.operator.kubernetes.References;
import com.sinch.operator.kubernetes.SharingCloner;
import com.sinch.operator.kubernetes.StatusWriter;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.CustomResource;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.javaoperatorsdk.operator.Operator;
import io.javaoperatorsdk.operator.api.config.ConfigurationServiceOverrider;
import io.javaoperatorsdk.operator.api.config.ControllerConfigurationOverrider;
import io.javaoperatorsdk.operator.api.reconciler.Reconciler;
import io.javaoperatorsdk.operator.processing.Controller;
import io.javaoperatorsdk.operator.processing.retry.GenericRetry;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The operator as a whole: its controllers, probes and metrics. Starts once and stops once. */
public final class SinchOperator implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(SinchOperator.class);

    /** Within this time what is in flight is finished when the operator stops; a pod has 30 s by default. */
    private static final Duration DRAIN = Duration.ofSeconds(8);

    /** Every object is looked at again after this time even if no event came: a backstop, not a mechanism. */
    private static final Duration BACKSTOP = Duration.ofHours(1);

    /** How often it is looked for namespaces that did not exist at the start. */
    private static final Duration NAMESPACES_AGAIN = Duration.ofSeconds(30);

    private static final List<Class<? extends HasMetadata>> KINDS = List.of(
            SinchAccount.class,
            BillingAccount.class,
            Project.class,
            Subproject.class,
            Payment.class,
            UsageReport.class);

    private static final Set<String> KEYED =
            Set.of(HasMetadata.getKind(Project.class), HasMetadata.getKind(Subproject.class));

    private final ScheduledExecutorService timer = thread("roll-up");

    /** What waits for the API server here delays no reconciliation. */
    private final ScheduledExecutorService background = thread("background");

    private final List<Supplier<Stream<Sample>>> state = new ArrayList<>();
    private final OperatorConfig config;
    private final KubernetesClient client;
    private final Telemetry telemetry;
    private final Operator operator;
    private final Events events;
    private final ReadyTimes readyTimes;
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
            Telemetry telemetry,
            KeyIssuer issuer,
            Clock clock,
            Runnable onFailure) {
        this.config = config;
        this.client = client;
        this.telemetry = telemetry;
        telemetry.meters().gauge(Metric.LEADING, () -> leadership.held() ? 1 : 0);
        workers = new Workers(config.workers());
        operator = new Operator(overrider -> configure(overrider, onFailure));
        events = new Events(event -> client.resource(event).create(), background, clock, telemetry.meters());
        readyTimes = new ReadyTimes(telemetry.meters(), clock, KINDS.stream().map(HasMetadata::getKind));
        namespaces = new NamespaceWatch(client, background);
        records = new RecordWatch(client, config.namespaces(), clock);
        registerControllers(issuer, clock);
        telemetry.read(new StateCollector(
                () -> ready && leadership.held(), () -> state.stream().flatMap(Supplier::get)));
        probes = ProbeServer.start(config.port(), this::healthy, () -> ready, telemetry::scrape);
    }

    /**
     * Starts the operator and returns when its caches are filled.
     *
     * @param config how it is to run
     * @param client the cluster; stays open when the operator stops
     * @param leadership whether the operator may write; {@code client} has to keep to it ({@link WriteFence})
     * @param telemetry where it is counted what the operator does; ends with the operator
     * @param issuer makes the keys
     * @param clock tells the time
     * @param onFailure called when the operator can no longer do its work and has to be started anew
     * @throws StartupProblem where it cannot start
     */
    public static SinchOperator start(
            OperatorConfig config,
            KubernetesClient client,
            Leadership leadership,
            Telemetry telemetry,
            KeyIssuer issuer,
            Clock clock,
            Runnable onFailure) {
        var absent = Preflight.check(client, config.namespaces());
        config.election().ifPresent(it -> Preflight.checkLease(client, LeasePlace.of(it.lease(), client)));
        var operator =
                new SinchOperator(config.without(absent), client, leadership, telemetry, issuer, clock, onFailure);
        try {
            operator.namespaces.start();
            operator.records.start();
            operator.operator.start();
        } catch (RuntimeException e) {
            operator.close();
            throw new StartupProblem("The operator cannot start: " + Preflight.rootMessage(e), e);
        }
        operator.work(leadership, clock, onFailure);
        operator.goOnWithout(absent, onFailure);
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
        telemetry.close();
    }

    /** What is watched is settled at the start: a namespace that comes later takes a new one. */
    private void goOnWithout(Set<String> absent, Runnable onFailure) {
        absent.forEach(it -> log.warn("Namespace {} does not exist: going on without it until it does", it));
        if (!absent.isEmpty()) {
            var unused = background.scheduleWithFixedDelay(
                    () -> endOnceOneExists(absent, onFailure),
                    NAMESPACES_AGAIN.toSeconds(),
                    NAMESPACES_AGAIN.toSeconds(),
                    TimeUnit.SECONDS);
        }
    }

    private void endOnceOneExists(Set<String> absent, Runnable onFailure) {
        try {
            if (Preflight.absent(client, absent).size() < absent.size()) {
                log.info("A namespace of {} exists by now: ending, to be started anew", absent);
                onFailure.run();
            }
        } catch (StartupProblem e) {
            log.debug("Namespaces cannot be listed: tried again", e);
        }
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
                .withResourceCloner(new SharingCloner(client.getKubernetesSerialization()))
                .withExecutorService(workers.threads())
                .withReconciliationTerminationTimeout(DRAIN)
                // Finalizers are then patched with the resourceVersion that was read, and cannot resurrect an object.
                .withUseSSAToPatchPrimaryResource(false)
                .withMetrics(telemetry.ofFramework())
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

    private void registerControllers(KeyIssuer issuer, Clock clock) {
        var objects = new ObjectCaches();
        var statuses = new StatusWriter(objects, events, readyTimes);
        var journal = new KeyJournal(events, telemetry.meters(), clock);
        var contests = new IdContests(objects);
        var secrets = new KeySecretWatch();
        var projectKeys = new KeySecrets<Project>(secrets, issuer, journal, References::keySecret);
        var subprojectKeys = new KeySecrets<Subproject>(secrets, issuer, journal, References::keySecret);
        // Before the projects, whose keys are few: the first one has the watch of Secrets.
        var subprojects = register(
                new SubprojectReconciler(
                        contests,
                        subprojectKeys,
                        new AccessGrants<>(),
                        objects,
                        namespaces,
                        records,
                        statuses,
                        clock,
                        timer),
                "subproject",
                false);
        count(subprojects, Facts::standing, clock);
        var projects = register(
                new ProjectReconciler(
                        contests,
                        projectKeys,
                        new AccessGrants<>(),
                        objects,
                        namespaces,
                        records,
                        statuses,
                        clock,
                        timer),
                "project",
                true);
        count(projects, Facts::standing, clock);
        var billingAccounts = register(
                new BillingAccountReconciler(objects, namespaces, records, statuses, clock, timer),
                "billingaccount",
                true);
        count(billingAccounts, Facts::standing, clock);
        state.add(
                () -> BillingFigures.samples(
                        cached(billingAccounts).map(Facts::billingFigures).toList(), config.billingMetrics())
                        .stream());
        count(
                register(
                        new AccountReconciler(objects, namespaces, records, statuses, clock, timer),
                        "sinchaccount",
                        true),
                Facts::standing,
                clock);
        count(
                register(new PaymentReconciler(objects, namespaces, records, statuses, clock), "payment", false),
                Facts::standing,
                clock);
        count(
                register(
                        new UsageReportReconciler(objects, namespaces, records, statuses, clock, timer),
                        "usagereport",
                        false),
                Facts::standing,
                clock);
    }

    /** Has the objects of a controller counted at each scrape. */
    private <P extends CustomResource<?, ? extends ReportedStatus>> void count(
            Controller<P> controller, Function<P, Standing> standing, Clock clock) {
        var kind = HasMetadata.getKind(controller.getConfiguration().getResourceClass());
        state.add(() ->
                Census.of(kind, KEYED.contains(kind), cached(controller).map(standing), clock.instant()).stream());
    }

    private static <P extends CustomResource<?, ? extends ReportedStatus>> Stream<P> cached(Controller<P> controller) {
        return controller.getEventSourceManager().getControllerEventSource().list();
    }

    private <P extends CustomResource<?, ? extends ReportedStatus>> Controller<P> register(
            Reconciler<P> reconciler, String name, boolean finalizer) {
        telemetry.controller(name);
        return (Controller<P>) operator.register(reconciler, overrider -> {
            overrider.withName(name);
            // An own filter instead: annotations and statuses edited by hand leave the generation as it is.
            overrider.withGenerationAware(false).withOnUpdateFilter(this::updated);
            overrider.withRetry(retry()).withReconciliationMaxInterval(BACKSTOP);
            if (finalizer) {
                overrider.withFinalizer(ApiGroup.FINALIZER);
            }
            overrider.withInformerListLimit(Pages.OF_OBJECTS);
            watch(overrider);
        });
    }

    private <P extends CustomResource<?, ? extends ReportedStatus>> boolean updated(P after, P before) {
        readyTimes.updated(before, after);
        return PrimaryUpdates.matter(after, before);
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
}
