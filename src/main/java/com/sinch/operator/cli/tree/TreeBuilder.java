package com.sinch.operator.cli.tree;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.partitioningBy;
import static java.util.stream.Collectors.toUnmodifiableSet;

import com.sinch.operator.api.BillingAccount;
import com.sinch.operator.api.Condition;
import com.sinch.operator.api.ConditionStatus;
import com.sinch.operator.api.ParentReference;
import com.sinch.operator.api.Project;
import com.sinch.operator.api.ReportedStatus;
import com.sinch.operator.api.SinchAccount;
import com.sinch.operator.api.Subproject;
import com.sinch.operator.domain.condition.ConditionType;
import com.sinch.operator.domain.condition.Conditions;
import com.sinch.operator.domain.condition.Reason;
import com.sinch.operator.domain.hierarchy.DerivedNames;
import com.sinch.operator.domain.hierarchy.ObjectName;
import io.fabric8.kubernetes.api.model.HasMetadata;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Hangs every object beneath the one that it names. Pure. What decides is the reference, not the status, so that the
 * tree is right before the operator has reported; only a refusal is taken from status, as the grants are the operator's
 * to judge.
 */
final class TreeBuilder {

    private final Listing listing;
    private final Set<ObjectName> parents;

    private TreeBuilder(Listing listing) {
        this.listing = listing;
        this.parents = Stream.concat(listing.accounts().stream(), listing.projects().stream())
                .map(TreeBuilder::nameOf)
                .collect(toUnmodifiableSet());
    }

    /** The tree of all objects in the lists. */
    static Tree build(Listing listing) {
        return new TreeBuilder(listing).build();
    }

    private Tree build() {
        var subprojects = nodes(listing.subprojects(), TreeBuilder::node);
        var beneathProjects = attachedByParent(subprojects.stream());
        var projects = nodes(listing.projects(), project -> node(project, childrenOf(project, beneathProjects)));
        var billingAccounts = nodes(listing.billingAccounts(), TreeBuilder::node);
        var beneathAccounts = attachedByParent(Stream.concat(billingAccounts.stream(), projects.stream()));
        var accounts = nodes(listing.accounts(), account -> node(account, childrenOf(account, beneathAccounts)));

        var unattached = Stream.of(billingAccounts, projects, subprojects)
                .flatMap(List::stream)
                .filter(node -> !attached(node))
                .collect(partitioningBy(this::attachedElsewhere));
        return new Tree(accounts, unattached.getOrDefault(true, List.of()), unattached.getOrDefault(false, List.of()));
    }

    private static <T> List<TreeNode> nodes(List<T> objects, Function<T, TreeNode> node) {
        return objects.stream().map(node).toList();
    }

    private Map<Optional<ObjectName>, List<TreeNode>> attachedByParent(Stream<TreeNode> nodes) {
        return nodes.filter(this::attached).collect(groupingBy(TreeNode::parent));
    }

    private static List<TreeNode> childrenOf(HasMetadata parent, Map<Optional<ObjectName>, List<TreeNode>> byParent) {
        return byParent.getOrDefault(Optional.of(nameOf(parent)), List.of());
    }

    private boolean attached(TreeNode node) {
        var notPermitted = refusal(node)
                .filter(refusal -> refusal.reason().equals(Reason.NotPermitted.name()))
                .isPresent();
        return !notPermitted && node.parent().filter(parents::contains).isPresent();
    }

    /** Its parent is out of sight, and the operator, who sees it, does not say that anything is wrong. */
    private boolean attachedElsewhere(TreeNode node) {
        return refusal(node).isEmpty()
                && node.parent()
                        .filter(parent -> !listing.covers(parent.namespace()))
                        .isPresent();
    }

    private static Optional<Condition> refusal(TreeNode node) {
        return Conditions.find(node.conditions(), ConditionType.Accepted)
                .filter(accepted -> accepted.status() == ConditionStatus.False);
    }

    private static TreeNode node(SinchAccount account, List<TreeNode> children) {
        var status = account.getStatus();
        var facts = new Facts.OfAccount(
                status == null ? null : status.accountId(), account.getSpec().displayName());
        return node(account, Optional.empty(), status, facts, children);
    }

    private static TreeNode node(BillingAccount billingAccount) {
        var spec = billingAccount.getSpec();
        var status = billingAccount.getStatus();
        var facts = new Facts.OfBillingAccount(
                status == null ? null : status.billingAccountId(),
                spec.displayName(),
                spec.currency(),
                spec.type(),
                status == null ? null : status.balance());
        return node(
                billingAccount,
                Optional.of(named(Kind.SinchAccount, spec.accountRef(), billingAccount)),
                status,
                facts,
                List.of());
    }

    private static TreeNode node(Project project, List<TreeNode> children) {
        var spec = project.getSpec();
        var status = project.getStatus();
        var key = status == null ? null : status.apiKey();
        var facts = new Facts.OfProject(
                status == null ? null : status.projectId(),
                spec.displayName(),
                spec.environment(),
                billingAccount(project),
                status == null ? null : status.subprojects(),
                key == null ? null : key.secretName());
        return node(
                project, Optional.of(named(Kind.SinchAccount, spec.accountRef(), project)), status, facts, children);
    }

    private static TreeNode node(Subproject subproject) {
        var spec = subproject.getSpec();
        var status = subproject.getStatus();
        var key = status == null ? null : status.apiKey();
        var facts = new Facts.OfSubproject(
                status == null ? null : status.subprojectId(),
                spec.displayName(),
                key == null ? null : key.secretName());
        return node(
                subproject, Optional.of(named(Kind.Project, spec.projectRef(), subproject)), status, facts, List.of());
    }

    /** What pays for a project; without a reference, the default that stands beside the account. */
    private static ObjectName billingAccount(Project project) {
        var reference = project.getSpec().billingAccountRef();
        if (reference != null) {
            return named(Kind.BillingAccount, reference, project);
        }
        var account = named(Kind.SinchAccount, project.getSpec().accountRef(), project);
        return new ObjectName(
                Kind.BillingAccount.name(), account.namespace(), DerivedNames.accountDefault(account.name()));
    }

    private static TreeNode node(
            HasMetadata object,
            Optional<ObjectName> parent,
            @Nullable ReportedStatus status,
            Facts facts,
            List<TreeNode> children) {
        var metadata = object.getMetadata();
        var created = metadata.getCreationTimestamp();
        return new TreeNode(
                nameOf(object),
                parent,
                created == null ? null : Instant.parse(created),
                metadata.getDeletionTimestamp() != null,
                outdated(metadata.getGeneration(), status),
                status == null ? List.of() : status.conditions(),
                facts,
                children);
    }

    private static boolean outdated(@Nullable Long generation, @Nullable ReportedStatus status) {
        var observed = status == null ? null : status.observedGeneration();
        return generation != null && observed != null && observed < generation;
    }

    private static ObjectName nameOf(HasMetadata object) {
        return new ObjectName(
                object.getKind(),
                object.getMetadata().getNamespace(),
                object.getMetadata().getName());
    }

    /** What a reference in {@code holder} names. */
    private static ObjectName named(Kind kind, ParentReference reference, HasMetadata holder) {
        return ObjectName.of(kind.name(), reference, holder.getMetadata().getNamespace());
    }
}
