package com.sinch.operator.controller.account;

import static com.sinch.operator.kubernetes.Link.BILLING_ACCOUNT_TO_ACCOUNT;
import static com.sinch.operator.kubernetes.Link.PROJECT_TO_ACCOUNT;

import com.sinch.operator.api.BillingAccount;
import com.sinch.operator.api.Project;
import com.sinch.operator.api.SinchAccount;
import com.sinch.operator.controller.account.AccountDecision.Change;
import com.sinch.operator.controller.account.AccountWorld.Namesake;
import com.sinch.operator.kubernetes.Attachment;
import com.sinch.operator.kubernetes.Facts;
import com.sinch.operator.kubernetes.Objects;
import com.sinch.operator.kubernetes.References;
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
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import java.util.stream.Stream;

/**
 * Keeps SinchAccounts: each has its default objects, counts what hangs under it, and waits for its children when it is
 * deleted.
 */
public final class AccountReconciler implements Reconciler<SinchAccount>, Cleaner<SinchAccount> {

    private static final String BY_DEFAULT_NAME = "default-name";

    private final Clock clock;
    private final ScheduledExecutorService timer;

    /**
     * @param clock tells the time
     * @param timer delays what would wake an account too often
     */
    public AccountReconciler(Clock clock, ScheduledExecutorService timer) {
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
                BILLING_ACCOUNT_TO_ACCOUNT.toChildren(
                        context, Facts::child, timer, child -> namedAfter(child, context)),
                PROJECT_TO_ACCOUNT.toChildren(context, Facts::child, timer, child -> namedAfter(child, context)));
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
        var decision = AccountDecision.decide(gather(account, context), clock.instant());
        return report(UpdateControl.noUpdate(), decision, account, context);
    }

    @Override
    public DeleteControl cleanup(SinchAccount account, Context<SinchAccount> context) {
        if (!anyLiveChild(account, context)) {
            return DeleteControl.defaultDelete();
        }
        var decision = AccountDecision.decide(gather(account, context), clock.instant());
        return report(DeleteControl.noFinalizerRemoval(), decision, account, context);
    }

    private static <T extends BaseControl<T>> T report(
            T control, AccountDecision decision, SinchAccount account, Context<SinchAccount> context) {
        decision.changes().forEach(change -> apply(change, account, context));
        return StatusWriter.write(control, account, decision.report(), context, decision.now());
    }

    private static void apply(Change change, SinchAccount account, Context<SinchAccount> context) {
        var client = context.getClient();
        switch (change) {
            case CREATE_BILLING_ACCOUNT -> Objects.createIfAbsent(client, DefaultObjects.billingAccount(account));
            case CREATE_PROJECT -> Objects.createIfAbsent(client, DefaultObjects.project(account));
            case DELETE_BILLING_ACCOUNT ->
                defaultBillingAccount(account, context).ifPresent(it -> Objects.deleteUnchanged(client, it));
            case DELETE_PROJECT ->
                defaultProject(account, context).ifPresent(it -> Objects.deleteUnchanged(client, it));
        }
    }

    private static boolean anyLiveChild(SinchAccount account, Context<SinchAccount> context) {
        return PROJECT_TO_ACCOUNT.anyLiveChild(account, context, child -> Attachment.attached(child, account))
                || BILLING_ACCOUNT_TO_ACCOUNT.anyLiveChild(
                        account, context, child -> Attachment.attached(child, account));
    }

    private static AccountWorld gather(SinchAccount account, Context<SinchAccount> context) {
        return new AccountWorld(
                Facts.name(account),
                account.getMetadata().getGeneration(),
                Facts.createdAt(account),
                Facts.terminating(account),
                account.getSpec(),
                Optional.ofNullable(account.getStatus()).orElse(AccountWorld.NOTHING_REPORTED),
                Facts.id(account, account.getSpec().accountId()),
                BILLING_ACCOUNT_TO_ACCOUNT.children(account, context).stream()
                        .filter(child -> Attachment.attached(child, account))
                        .map(Facts::child)
                        .toList(),
                PROJECT_TO_ACCOUNT.children(account, context).stream()
                        .filter(child -> Attachment.attached(child, account))
                        .map(Facts::child)
                        .toList(),
                defaultBillingAccount(account, context).map(it -> namesake(account, it)),
                defaultProject(account, context).map(it -> namesake(account, it)));
    }

    private static Optional<BillingAccount> defaultBillingAccount(SinchAccount account, Context<SinchAccount> context) {
        return BILLING_ACCOUNT_TO_ACCOUNT.child(
                account.getMetadata().getNamespace(), DefaultObjects.name(account), context);
    }

    private static Optional<Project> defaultProject(SinchAccount account, Context<SinchAccount> context) {
        return PROJECT_TO_ACCOUNT.child(account.getMetadata().getNamespace(), DefaultObjects.name(account), context);
    }

    private static Namesake namesake(SinchAccount account, BillingAccount billingAccount) {
        var status = billingAccount.getStatus();
        var projects = status == null ? null : status.projects();
        return new Namesake(
                Facts.name(billingAccount),
                References.account(billingAccount),
                DefaultObjects.made(account, billingAccount),
                projects != null && projects.total() > 0,
                Facts.terminating(billingAccount));
    }

    private static Namesake namesake(SinchAccount account, Project project) {
        return new Namesake(
                Facts.name(project),
                References.account(project),
                DefaultObjects.made(account, project),
                Facts.child(project).below().total() > 0,
                Facts.terminating(project));
    }
}
