package com.sinch.operator.controller.billingaccount;

import static com.sinch.operator.kubernetes.Link.BILLING_ACCOUNT_TO_ACCOUNT;
import static com.sinch.operator.kubernetes.Link.PROJECT_TO_BILLING_ACCOUNT;

import com.sinch.operator.api.BillingAccount;
import com.sinch.operator.kubernetes.Caches;
import com.sinch.operator.kubernetes.Facts;
import com.sinch.operator.kubernetes.NamespaceEventSource;
import com.sinch.operator.kubernetes.NamespaceWatch;
import com.sinch.operator.kubernetes.ObjectCaches;
import com.sinch.operator.kubernetes.RecordEventSource;
import com.sinch.operator.kubernetes.RecordWatch;
import com.sinch.operator.kubernetes.References;
import com.sinch.operator.kubernetes.StatusWriter;
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

/** Keeps BillingAccounts: each hangs under its account, and waits for its projects when it is deleted. */
public final class BillingAccountReconciler implements Reconciler<BillingAccount>, Cleaner<BillingAccount> {

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
     * @param timer delays what would wake a billing account too often
     */
    public BillingAccountReconciler(
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
    public List<EventSource<?, BillingAccount>> prepareEventSources(EventSourceContext<BillingAccount> context) {
        return List.of(
                objects.of(BillingAccount.class).announcing(context),
                BILLING_ACCOUNT_TO_ACCOUNT.toParent(context, objects, account -> Facts.accountOfBillingAccounts(account)
                        .flowingDown()),
                PROJECT_TO_BILLING_ACCOUNT.toChildren(objects, Facts::linkedProject, timer),
                RecordEventSource.of(context, records, Facts::ledgerKeys, RecordEventSource.BALANCE, timer),
                NamespaceEventSource.of(
                        context,
                        namespaces,
                        billingAccount -> Stream.of(References.account(billingAccount)),
                        billingAccount -> Stream.of(billingAccount.getSpec().allowedNamespaces()),
                        timer));
    }

    @Override
    public UpdateControl<BillingAccount> reconcile(BillingAccount billingAccount, Context<BillingAccount> context) {
        return report(UpdateControl.noUpdate(), billingAccount, new Caches<>(context, objects, namespaces, records));
    }

    @Override
    public DeleteControl cleanup(BillingAccount billingAccount, Context<BillingAccount> context) {
        var caches = new Caches<>(context, objects, namespaces, records);
        return Facts.paused(billingAccount) || caches.anyLiveChild(PROJECT_TO_BILLING_ACCOUNT, billingAccount)
                ? report(DeleteControl.noFinalizerRemoval(), billingAccount, caches)
                : DeleteControl.defaultDelete();
    }

    private <T extends BaseControl<T>> T report(
            T control, BillingAccount billingAccount, Caches<BillingAccount> caches) {
        var decision =
                BillingAccountDecision.decide(BillingAccountWorld.gather(billingAccount, caches), clock.instant());
        return statuses.write(control, billingAccount, decision.report(), caches.context(), decision.now());
    }
}
