package com.sinch.operator.scenario;

import com.sinch.operator.api.BillingAccount;
import com.sinch.operator.api.Payment;
import com.sinch.operator.api.Project;
import com.sinch.operator.api.SinchAccount;
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
import com.sinch.operator.kubernetes.IdContests;
import com.sinch.operator.kubernetes.InClusterKeyIssuer;
import com.sinch.operator.kubernetes.KeyJournal;
import com.sinch.operator.kubernetes.KeySecretWatch;
import com.sinch.operator.kubernetes.KeySecrets;
import com.sinch.operator.kubernetes.Meters;
import com.sinch.operator.kubernetes.NamespaceWatch;
import com.sinch.operator.kubernetes.ObjectCaches;
import com.sinch.operator.kubernetes.ReadyTimes;
import com.sinch.operator.kubernetes.RecordWatch;
import com.sinch.operator.kubernetes.References;
import com.sinch.operator.kubernetes.ReportHeader;
import com.sinch.operator.kubernetes.StatusWriter;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.lang.reflect.Proxy;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ScheduledExecutorService;
import java.util.stream.Stream;

/** Takes the wiring from the real reconcilers. They are made for that alone and reconcile nothing. */
final class Wirings {

    private static final Clock CLOCK = Clock.fixed(Instant.EPOCH, ZoneOffset.UTC);
    private static final KubernetesClient CLIENT = silent();
    private static final ScheduledExecutorService TIMER = new TimerWithoutDelay();
    private static final Meters METERS = new Meters(new SimpleMeterRegistry());
    private static final Events EVENTS = new Events(event -> {}, TIMER, CLOCK, METERS);
    private static final StatusWriter STATUSES =
            new StatusWriter(new ObjectCaches(), EVENTS, new ReadyTimes(METERS, CLOCK, Stream.empty()));
    private static final KeyIssuer ISSUER = new InClusterKeyIssuer(UUID::randomUUID, new SecureRandom());
    private static final KeyJournal JOURNAL = new KeyJournal(EVENTS, METERS, CLOCK);

    private Wirings() {}

    static Wiring of(Kind kind, View view) {
        var objects = new ObjectCaches();
        var secrets = new KeySecretWatch();
        var namespaces = new NamespaceWatch(CLIENT, TIMER);
        var records = new RecordWatch(CLIENT, Set.of(), CLOCK);
        return switch (kind) {
            case SinchAccount ->
                Wiring.of(
                        SinchAccount.class,
                        new AccountReconciler(objects, namespaces, records, STATUSES, CLOCK, TIMER),
                        objects,
                        CLIENT,
                        view);
            case BillingAccount ->
                Wiring.of(
                        BillingAccount.class,
                        new BillingAccountReconciler(objects, namespaces, records, STATUSES, CLOCK, TIMER),
                        objects,
                        CLIENT,
                        view);
            case Project ->
                Wiring.of(
                        Project.class,
                        new ProjectReconciler(
                                new IdContests(objects),
                                new KeySecrets<Project>(secrets, ISSUER, JOURNAL, References::keySecret),
                                new AccessGrants<>(),
                                objects,
                                namespaces,
                                records,
                                STATUSES,
                                CLOCK,
                                TIMER),
                        objects,
                        CLIENT,
                        view);
            case Subproject ->
                Wiring.of(
                        Subproject.class,
                        new SubprojectReconciler(
                                new IdContests(objects),
                                new KeySecrets<Subproject>(secrets, ISSUER, JOURNAL, References::keySecret),
                                new AccessGrants<>(),
                                objects,
                                namespaces,
                                records,
                                STATUSES,
                                CLOCK,
                                TIMER),
                        objects,
                        CLIENT,
                        view);
            case Payment ->
                Wiring.of(
                        Payment.class,
                        new PaymentReconciler(objects, namespaces, records, STATUSES, CLOCK),
                        objects,
                        CLIENT,
                        view);
            case UsageReport ->
                Wiring.of(
                        ReportHeader.class,
                        new UsageReportReconciler(objects, namespaces, records, STATUSES, CLOCK, TIMER),
                        objects,
                        CLIENT,
                        view);
        };
    }

    /** A client that nobody asks anything. */
    private static KubernetesClient silent() {
        var answer = Proxy.newProxyInstance(
                KubernetesClient.class.getClassLoader(),
                new Class<?>[] {KubernetesClient.class},
                (proxy, method, arguments) -> null);
        return (KubernetesClient) answer;
    }
}
