package com.sinch.operator.kubernetes;

import com.sinch.operator.api.BillingAccount;
import com.sinch.operator.api.Project;
import com.sinch.operator.api.SinchAccount;
import com.sinch.operator.api.Subproject;
import com.sinch.operator.domain.hierarchy.ObjectName;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.javaoperatorsdk.operator.api.config.informer.InformerEventSourceConfiguration;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.api.reconciler.EventSourceContext;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import io.javaoperatorsdk.operator.processing.event.source.EventSource;
import io.javaoperatorsdk.operator.processing.event.source.informer.InformerEventSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One kind of edge of the tree, from a child to the object that its reference names. It makes the event sources of both
 * ends and reads through them, so that neither end knows of indexes and mappers.
 *
 * @param name names the index and the event sources of the edge
 * @param childType the kind that holds the reference
 * @param parentType the kind that it names
 * @param target reads the reference of a child
 * @param field the selectable field that always holds the parent's name; empty where the reference may be absent
 * @param <C> the kind that holds the reference
 * @param <P> the kind that it names
 */
public record Link<C extends HasMetadata, P extends HasMetadata>(
        String name, Class<C> childType, Class<P> parentType, Function<C, ObjectName> target, Optional<String> field) {

    /** From a billing account to its account. */
    public static final Link<BillingAccount, SinchAccount> BILLING_ACCOUNT_TO_ACCOUNT = new Link<>(
            "account-of-billing-account",
            BillingAccount.class,
            SinchAccount.class,
            References::account,
            Optional.of("spec.accountRef.name"));

    /** From a project to its account. */
    public static final Link<Project, SinchAccount> PROJECT_TO_ACCOUNT = new Link<>(
            "account-of-project",
            Project.class,
            SinchAccount.class,
            References::account,
            Optional.of("spec.accountRef.name"));

    /** From a project to the billing account that pays for it. */
    public static final Link<Project, BillingAccount> PROJECT_TO_BILLING_ACCOUNT = new Link<>(
            "billing-account-of-project",
            Project.class,
            BillingAccount.class,
            References::billingAccount,
            Optional.empty());

    /** From a subproject to its project. */
    public static final Link<Subproject, Project> SUBPROJECT_TO_PROJECT = new Link<>(
            "project-of-subproject",
            Subproject.class,
            Project.class,
            References::project,
            Optional.of("spec.projectRef.name"));

    /**
     * For the controller of the children: wakes them when their parent changes.
     *
     * @param facts what matters of a parent; a change of anything else wakes nobody
     */
    public InformerEventSource<P, C> toParent(EventSourceContext<C> context, Function<P, ?> facts) {
        var children = context.getPrimaryCache();
        children.addIndexer(name, child -> List.of(target.apply(child).key()));
        var configuration = InformerEventSourceConfiguration.from(parentType, childType)
                .withName(name)
                .withNamespacesInheritedFromController()
                .withSecondaryToPrimaryMapper(
                        parent -> children.byIndex(name, Facts.name(parent).key()).stream()
                                .map(ResourceID::fromResource)
                                .collect(Collectors.toSet()))
                .withPrimaryToSecondaryMapper((C child) -> Set.of(parentId(child)))
                .withOnUpdateFilter((after, before) -> !facts.apply(after).equals(facts.apply(before)))
                .build();
        return new InformerEventSource<>(configuration, context);
    }

    /**
     * For the controller of the parents: wakes a parent, at most once a second, when its children change.
     *
     * @param facts what matters of a child; a change of anything else wakes nobody
     * @param timer delays what would wake a parent too often
     */
    public InformerEventSource<C, P> toChildren(
            EventSourceContext<P> context, Function<C, ?> facts, ScheduledExecutorService timer) {
        return toChildren(context, facts, timer, child -> Stream.empty());
    }

    /**
     * The same, and wakes others as well.
     *
     * @param others whom a child wakes beside its parent
     */
    public InformerEventSource<C, P> toChildren(
            EventSourceContext<P> context,
            Function<C, ?> facts,
            ScheduledExecutorService timer,
            Function<C, Stream<P>> others) {
        var configuration = InformerEventSourceConfiguration.from(childType, parentType)
                .withName(name)
                .withNamespacesInheritedFromController()
                .withSecondaryToPrimaryMapper(child -> Stream.concat(
                                Stream.of(parentId(child)), others.apply(child).map(ResourceID::fromResource))
                        .collect(Collectors.toSet()))
                .withPrimaryToSecondaryMapper((P parent) -> Set.of())
                .withOnUpdateFilter((after, before) -> !facts.apply(after).equals(facts.apply(before)))
                .build();
        var source = new RollUpEventSource<>(configuration, context, this::parentId, timer);
        source.addIndexer(name, child -> List.of(target.apply(child).key()));
        return source;
    }

    /** The object that {@code child} names, where it exists. */
    public Optional<P> parent(C child, Context<C> context) {
        return source(context, parentType).get(parentId(child));
    }

    /** All objects whose reference names {@code parent}. */
    public List<C> children(P parent, Context<P> context) {
        return source(context, childType).byIndex(name, Facts.name(parent).key());
    }

    /** The object of that name among those that hold such references, where it exists. */
    public Optional<C> child(String namespace, String name, Context<P> context) {
        return source(context, childType).get(new ResourceID(name, namespace));
    }

    /** The parents' cache, for the children's controller: all objects under a key of an index. */
    public List<P> parentsBy(String index, String key, Context<C> context) {
        return source(context, parentType).byIndex(index, key);
    }

    /** The children's cache, for the parents' controller: all objects under a key of an index. */
    public List<C> childrenBy(String index, String key, Context<P> context) {
        return source(context, childType).byIndex(index, key);
    }

    /**
     * Asks the API server itself, in every watched namespace, whether any object still names {@code parent}. Caches are
     * behind, and stay behind where a kind was taken away; what is final does not rest on them.
     *
     * @param attached which of those that name it count
     */
    public boolean anyLiveChild(P parent, Context<P> context, Predicate<C> attached) {
        var self = Facts.name(parent);
        var pages = new LivePages<>(childType, field.map(path -> path + "=" + self.name()));
        return pages.anyMatch(context, child -> target.apply(child).equals(self) && attached.test(child));
    }

    private ResourceID parentId(C child) {
        var parent = target.apply(child);
        return new ResourceID(parent.name(), parent.namespace());
    }

    private <R extends HasMetadata, O extends HasMetadata> InformerEventSource<R, O> source(
            Context<O> context, Class<R> type) {
        EventSource<R, O> source = context.eventSourceRetriever().getEventSourceFor(type, name);
        if (source instanceof InformerEventSource<R, O> informer) {
            return informer;
        }
        throw new IllegalStateException("the controller did not register the event source " + name);
    }
}
