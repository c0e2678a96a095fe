package com.sinch.operator.controller.billingaccount;

import static com.sinch.operator.kubernetes.Link.BILLING_ACCOUNT_TO_ACCOUNT;
import static com.sinch.operator.kubernetes.Link.PROJECT_TO_BILLING_ACCOUNT;

import com.sinch.operator.api.BillingAccount;
import com.sinch.operator.kubernetes.Attachment;
import com.sinch.operator.kubernetes.Facts;
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
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;

/** Keeps BillingAccounts: each hangs under its account, and waits for its projects when it is deleted. */
public final class BillingAccountReconciler implements Reconciler<BillingAccount>, Cleaner<BillingAccount> {

    private final Clock clock;
    private final ScheduledExecutorService timer;

    /**
     * @param clock tells the time
     * @param timer delays what would wake a billing account too often
     */
    public BillingAccountReconciler(Clock clock, ScheduledExecutorService timer) {
        this.clock = clock;
        this.timer = timer;
    }

    @Override
    public List<EventSource<?, BillingAccount>> prepareEventSources(EventSourceContext<BillingAccount> context) {
        return List.of(
                BILLING_ACCOUNT_TO_ACCOUNT.toParent(context, account -> Facts.accountOfBillingAccounts(account)
                        .flowingDown()),
                PROJECT_TO_BILLING_ACCOUNT.toChildren(context, Facts::linkedProject, timer));
    }

    @Override
    public UpdateControl<BillingAccount> reconcile(BillingAccount billingAccount, Context<BillingAccount> context) {
        var decision = BillingAccountDecision.decide(gather(billingAccount, context), clock.instant());
        return report(UpdateControl.noUpdate(), decision, billingAccount, context);
    }

    @Override
    public DeleteControl cleanup(BillingAccount billingAccount, Context<BillingAccount> context) {
        if (!PROJECT_TO_BILLING_ACCOUNT.anyLiveChild(
                billingAccount, context, child -> Attachment.attached(child, billingAccount))) {
            return DeleteControl.defaultDelete();
        }
        var decision = BillingAccountDecision.decide(gather(billingAccount, context), clock.instant());
        return report(DeleteControl.noFinalizerRemoval(), decision, billingAccount, context);
    }

    private static <T extends BaseControl<T>> T report(
            T control,
            BillingAccountDecision decision,
            BillingAccount billingAccount,
            Context<BillingAccount> context) {
        return StatusWriter.write(control, billingAccount, decision.report(), context, decision.now());
    }

    private static BillingAccountWorld gather(BillingAccount billingAccount, Context<BillingAccount> context) {
        return new BillingAccountWorld(
                Facts.name(billingAccount),
                billingAccount.getMetadata().getGeneration(),
                Facts.createdAt(billingAccount),
                Facts.terminating(billingAccount),
                billingAccount.getSpec(),
                Optional.ofNullable(billingAccount.getStatus()).orElse(BillingAccountWorld.NOTHING_REPORTED),
                Facts.id(billingAccount, billingAccount.getSpec().billingAccountId()),
                References.account(billingAccount),
                BILLING_ACCOUNT_TO_ACCOUNT.parent(billingAccount, context).map(Facts::accountOfBillingAccounts),
                PROJECT_TO_BILLING_ACCOUNT.children(billingAccount, context).stream()
                        .filter(child -> Attachment.attached(child, billingAccount))
                        .map(Facts::child)
                        .toList());
    }
}
