package com.sinch.operator.kubernetes;

import com.sinch.operator.api.AllowedNamespaces;
import com.sinch.operator.api.BillingAccount;
import com.sinch.operator.api.Payment;
import com.sinch.operator.api.Project;
import com.sinch.operator.api.ReportedStatus;
import com.sinch.operator.api.SinchAccount;
import com.sinch.operator.api.Subproject;
import com.sinch.operator.domain.condition.ConditionType;
import com.sinch.operator.domain.condition.Conditions;
import com.sinch.operator.domain.condition.Reason;
import com.sinch.operator.domain.hierarchy.ObjectName;
import io.fabric8.kubernetes.client.CustomResource;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.api.reconciler.EventSourceContext;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import io.javaoperatorsdk.operator.processing.event.source.EventSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * One kind of edge of the tree, from a child to the object that its reference names. It makes the event sources of both
 * ends and reads through them, so that neither end knows of indexes and mappers.
 *
 * @param name names the index and the event sources of the edge
 * @param childType the kind that holds the reference
 * @param parentType the kind that it names
 * @param target reads the reference of a child
 * @param allowed reads from which namespaces a parent takes such children
 * @param fits whether the two belong together, permission apart
 * @param answer the condition in which a child reports whether it was taken
 * @param field the selectable field that always holds the parent's name; empty where the reference may be absent
 * @param <C> the kind that holds the reference
 * @param <P> the kind that it names
 */
public record Link<C extends CustomResource<?, ? extends ReportedStatus>, P extends CustomResource<?, ?>>(
        String name,
        Class<C> childType,
        Class<P> parentType,
        Function<C, ObjectName> target,
        Function<P, AllowedNamespaces> allowed,
        BiPredicate<P, C> fits,
        ConditionType answer,
        Optional<String> field) {

    /** From a billing account to its account. */
    public static final Link<BillingAccount, SinchAccount> BILLING_ACCOUNT_TO_ACCOUNT = new Link<>(
            "account-of-billing-account",
            BillingAccount.class,
            SinchAccount.class,
            References::account,
            account -> account.getSpec().allowedBillingNamespaces(),
            (account, billingAccount) -> true,
            ConditionType.Accepted,
            Optional.of("spec.accountRef.name"));

    /** From a project to its account. */
    public static final Link<Project, SinchAccount> PROJECT_TO_ACCOUNT = new Link<>(
            "account-of-project",
            Project.class,
            SinchAccount.class,
            References::account,
            account -> account.getSpec().allowedNamespaces(),
            (account, project) -> true,
            ConditionType.Accepted,
            Optional.of("spec.accountRef.name"));

    /** From a project to the billing account that pays for it; only one of the same account does. */
    public static final Link<Project, BillingAccount> PROJECT_TO_BILLING_ACCOUNT = new Link<>(
            "billing-account-of-project",
            Project.class,
            BillingAccount.class,
            References::billingAccount,
            billingAccount -> billingAccount.getSpec().allowedNamespaces(),
            (billingAccount, project) -> References.account(billingAccount).equals(References.account(project)),
            ConditionType.BillingReady,
            Optional.empty());

    /** From a subproject to its project. */
    public static final Link<Subproject, Project> SUBPROJECT_TO_PROJECT = new Link<>(
            "project-of-subproject",
            Subproject.class,
            Project.class,
            References::project,
            project -> project.getSpec().allowedNamespaces(),
            (project, subproject) -> true,
            ConditionType.Accepted,
            Optional.of("spec.projectRef.name"));

    /** From a payment to its billing account, which is beside it: whoever may write there may move money. */
    public static final Link<Payment, BillingAccount> PAYMENT_TO_BILLING_ACCOUNT = new Link<>(
            "billing-account-of-payment",
            Payment.class,
            BillingAccount.class,
            References::billingAccount,
            billingAccount -> AllowedNamespaces.SAME,
            (billingAccount, payment) -> true,
            ConditionType.Accepted,
            Optional.empty());

    /** From a usage report to its billing account, which is beside it. */
    public static final Link<ReportHeader, BillingAccount> REPORT_TO_BILLING_ACCOUNT = new Link<>(
            "billing-account-of-report",
            ReportHeader.class,
            BillingAccount.class,
            References::billingAccount,
            billingAccount -> AllowedNamespaces.SAME,
            (billingAccount, report) -> true,
            ConditionType.Accepted,
            Optional.empty());

    /** From a usage report to its project. No grant decides whether the report may charge it, but the account of both. */
    public static final Link<ReportHeader, Project> REPORT_TO_PROJECT = new Link<>(
            "project-of-report",
            ReportHeader.class,
            Project.class,
            References::project,
            project -> AllowedNamespaces.ALL,
            (project, report) -> true,
            ConditionType.Attributed,
            Optional.empty());

    /** Whether {@code parent} takes children of the namespace that {@code child} is in. */
    public boolean permits(P parent, C child, Namespaces namespaces) {
        var home = child.getMetadata().getNamespace();
        return allowed.apply(parent).permit(parent.getMetadata().getNamespace(), home, namespaces.labels(home));
    }

    /**
     * Whether {@code child}, which names {@code parent}, is attached to it. Only what is attached is counted, named and
     * waited for. What came too late, when the parent was being deleted already, is not.
     */
    public boolean attached(P parent, C child, Namespaces namespaces) {
        return permits(parent, child, namespaces) && fits.test(parent, child) && !cameTooLate(child);
    }

    private boolean cameTooLate(C child) {
        return Conditions.find(Facts.conditions(child), answer)
                .filter(condition -> condition.reason().equals(Reason.ParentTerminating.name()))
                .isPresent();
    }

    /**
     * For the controller of the children: wakes them when their parent changes.
     *
     * @param objects the caches of all controllers
     * @param facts what matters of a parent beside whom it takes; a change of anything else wakes nobody
     */
    public EventSource<P, C> toParent(EventSourceContext<C> context, ObjectCaches objects, Function<P, ?> facts) {
        var children = context.getPrimaryCache();
        children.addIndexer(name, child -> List.of(target.apply(child).key()));
        var source = new WakingEventSource<P, C>(parentType, name, UnaryOperator.identity());
        objects.of(parentType).onChange(change -> {
            if (source.isRunning() && (change.concerns(facts) || change.concerns(allowed))) {
                change.states()
                        .map(parent -> Facts.name(parent).key())
                        .distinct()
                        .flatMap(key -> children.byIndex(name, key).stream())
                        .map(ResourceID::fromResource)
                        .forEach(source::wake);
            }
        });
        return source;
    }

    /**
     * For the controller of the parents: wakes a parent, at most once a second, when its children change.
     *
     * @param objects the caches of all controllers
     * @param facts what matters of a child; a change of anything else wakes nobody
     * @param timer delays what would wake a parent too often
     */
    public EventSource<C, P> toChildren(ObjectCaches objects, Function<C, ?> facts, ScheduledExecutorService timer) {
        return toChildren(objects, facts, timer, child -> Stream.empty());
    }

    /**
     * The same, and wakes others as well.
     *
     * @param others whom a child wakes beside its parent
     */
    public EventSource<C, P> toChildren(
            ObjectCaches objects, Function<C, ?> facts, ScheduledExecutorService timer, Function<C, Stream<P>> others) {
        var source = new WakingEventSource<C, P>(childType, name, handler -> Gathering.of(handler, timer));
        objects.of(childType).onChange(change -> {
            if (source.isRunning()
                    && (change.concerns(facts) || change.concerns(this::cameTooLate) || change.concerns(target))) {
                // One that a child has left is told as well.
                change.states()
                        .flatMap(child -> Stream.concat(
                                Stream.of(parentId(child)), others.apply(child).map(ResourceID::fromResource)))
                        .distinct()
                        .forEach(source::wake);
            }
        });
        return source;
    }

    /** The object that {@code child} names, where it exists. */
    Optional<P> parentIn(ObjectCaches objects, C child) {
        return objects.of(parentType).get(parentId(child));
    }

    /** All objects whose reference names {@code parent}. */
    Stream<C> childrenIn(ObjectCaches objects, P parent) {
        return objects.of(childType).byIndex(name, Facts.name(parent).key());
    }

    /** The object of that name among those that hold such references. */
    Optional<C> childIn(ObjectCaches objects, String namespace, String name) {
        return objects.of(childType).get(new ResourceID(name, namespace));
    }

    /** Whether any object that names {@code parent}, as the API server has it now, is attached to it. */
    boolean anyLiveChild(Context<?> context, P parent, Predicate<C> attached) {
        var self = Facts.name(parent);
        var pages = new LivePages<>(childType, field.map(path -> path + "=" + self.name()));
        return pages.anyMatch(context, child -> target.apply(child).equals(self) && attached.test(child));
    }

    private ResourceID parentId(C child) {
        var parent = target.apply(child);
        return new ResourceID(parent.name(), parent.namespace());
    }
}
