package com.sinch.operator.controller.account;

import static com.sinch.operator.kubernetes.Link.BILLING_ACCOUNT_TO_ACCOUNT;
import static com.sinch.operator.kubernetes.Link.PROJECT_TO_ACCOUNT;

import com.sinch.operator.api.SinchAccount;
import com.sinch.operator.controller.account.AccountDecision.Change;
import com.sinch.operator.domain.hierarchy.ObjectName;
import com.sinch.operator.kubernetes.Caches;
import com.sinch.operator.kubernetes.Facts;
import com.sinch.operator.kubernetes.NamespaceEventSource;
import com.sinch.operator.kubernetes.NamespaceWatch;
import com.sinch.operator.kubernetes.ObjectCaches;
import com.sinch.operator.kubernetes.Objects;
import com.sinch.operator.kubernetes.RecordEventSource;
import com.sinch.operator.kubernetes.RecordWatch;
import com.sinch.operator.kubernetes.StatusWriter;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.javaoperatorsdk.operator.api.reconciler.BaseControl;
import io.javaoperatorsdk.operator.api.reconciler.Cleaner;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.api.reconciler.DeleteControl;
import io.javaoperatorsdk.operator.api.reconciler.EventSourceContext;
import io.javaoperatorsdk.operator.api.reconciler.Reconciler;
import io.javaoperatorsdk.operator.api.reconciler.UpdateControl;
import io.javaoperatorsdk.operator.processing.event.source.EventSource;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.ScheduledExecutorService;
import java.util.stream.Stream;

/**
 * Keeps SinchAccounts: each has its default objects, counts what hangs under it, and waits for its children when it is
 * deleted.
 */
public final class AccountReconciler implements Reconciler<SinchAccount>, Cleaner<SinchAccount> {

    private static final String BY_DEFAULT_NAME = "default-name";

    private final ObjectCaches objects;
    private final NamespaceWatch namespaces;
    private final RecordWatch records;
    private final StatusWriter statuses;
    private final Clock clock;
    private final ScheduledExecutorService timer;

    /**
     * @param objects the caches of all controllers
     * @param namespaces what is known of namespaces
     * @param records what is known of payments and usage reports
     * @param statuses writes the statuses
     * @param clock tells the time
     * @param timer delays what would wake an account too often
     */
    public AccountReconciler(
            ObjectCaches objects,
            NamespaceWatch namespaces,
            RecordWatch records,
            StatusWriter statuses,
            Clock clock,
            ScheduledExecutorService timer) {
        this.objects = objects;
        this.namespaces = namespaces;
        this.records = records;
        this.statuses = statuses;
        this.clock = clock;
        this.timer = timer;
    }

    @Override
    public List<EventSource<?, SinchAccount>> prepareEventSources(EventSourceContext<SinchAccount> context) {
        var accounts = context.getPrimaryCache();
        accounts.addIndexer(
                BY_DEFAULT_NAME,
                account -> List.of(key(account.getMetadata().getNamespace(), DefaultObjects.name(account))));
        return List.of(
                objects.of(SinchAccount.class).announcing(context),
                BILLING_ACCOUNT_TO_ACCOUNT.toChildren(
                        objects, Facts::child, timer, child -> namedAfter(child, context)),
                PROJECT_TO_ACCOUNT.toChildren(objects, Facts::child, timer, child -> namedAfter(child, context)),
                RecordEventSource.of(
                        context,
                        records,
                        account -> Stream.of(Facts.name(account), DefaultObjects.openingCreditName(account))
                                .map(ObjectName::toString)
                                .toList(),
                        RecordEventSource.FIGURES,
                        timer),
                NamespaceEventSource.of(
                        context,
                        namespaces,
                        account -> Stream.empty(),
                        account -> Stream.of(
                                account.getSpec().allowedNamespaces(),
                                account.getSpec().allowedBillingNamespaces()),
                        timer));
    }

    /** The account whose default objects have the name of {@code object}: it waits for a name that another has taken. */
    private static Stream<SinchAccount> namedAfter(HasMetadata object, EventSourceContext<SinchAccount> context) {
        var metadata = object.getMetadata();
        return context
                .getPrimaryCache()
                .byIndex(BY_DEFAULT_NAME, key(metadata.getNamespace(), metadata.getName()))
                .stream();
    }

    private static String key(String namespace, String name) {
        return namespace + "/" + name;
    }

    @Override
    public UpdateControl<SinchAccount> reconcile(SinchAccount account, Context<SinchAccount> context) {
        return report(UpdateControl.noUpdate(), account, new Caches<>(context, objects, namespaces, records));
    }

    @Override
    public DeleteControl cleanup(SinchAccount account, Context<SinchAccount> context) {
        var caches = new Caches<>(context, objects, namespaces, records);
        return Facts.paused(account) || anyLiveChild(account, caches)
                ? report(DeleteControl.noFinalizerRemoval(), account, caches)
                : DeleteControl.defaultDelete();
    }

    private <T extends BaseControl<T>> T report(T control, SinchAccount account, Caches<SinchAccount> caches) {
        var decision = AccountDecision.decide(AccountWorld.gather(account, caches), clock.instant());
        decision.changes().forEach(change -> apply(change, account, caches));
        return statuses.write(control, account, decision.report(), caches.context(), decision.now());
    }

    private static void apply(Change change, SinchAccount account, Caches<SinchAccount> caches) {
        var client = caches.context().getClient();
        switch (change) {
            case CREATE_BILLING_ACCOUNT -> {
                var made = DefaultObjects.billingAccount(account);
                if (Objects.createIfAbsent(client, made) && DefaultObjects.givesCredit(account.getSpec())) {
                    Objects.createIfAbsent(client, DefaultObjects.openingCredit(account, made));
                }
            }
            case CREATE_OPENING_CREDIT ->
                DefaultObjects.findBillingAccount(account, caches)
                        .ifPresent(it -> Objects.createIfAbsent(client, DefaultObjects.openingCredit(account, it)));
            case CREATE_PROJECT -> Objects.createIfAbsent(client, DefaultObjects.project(account));
            case DELETE_BILLING_ACCOUNT ->
                DefaultObjects.findBillingAccount(account, caches).ifPresent(it -> Objects.deleteUnchanged(client, it));
            case DELETE_OPENING_CREDIT ->
                DefaultObjects.findOpeningCredit(account, caches).ifPresent(it -> Objects.deleteUnchanged(client, it));
            case DELETE_PROJECT ->
                DefaultObjects.findProject(account, caches).ifPresent(it -> Objects.deleteUnchanged(client, it));
        }
    }

    private static boolean anyLiveChild(SinchAccount account, Caches<SinchAccount> caches) {
        return caches.anyLiveChild(PROJECT_TO_ACCOUNT, account)
                || caches.anyLiveChild(BILLING_ACCOUNT_TO_ACCOUNT, account);
    }
}
