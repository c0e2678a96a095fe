package com.sinch.operator.kubernetes;

import com.sinch.operator.api.Annotations;
import com.sinch.operator.api.ApiKeyStatus;
import com.sinch.operator.api.BillingAccount;
import com.sinch.operator.api.ChildCount;
import com.sinch.operator.api.Condition;
import com.sinch.operator.api.ConditionStatus;
import com.sinch.operator.api.KeyRecord;
import com.sinch.operator.api.Project;
import com.sinch.operator.api.ProjectStatus;
import com.sinch.operator.api.ReportedStatus;
import com.sinch.operator.api.SinchAccount;
import com.sinch.operator.api.Subproject;
import com.sinch.operator.api.SubprojectStatus;
import com.sinch.operator.domain.billing.Bearer;
import com.sinch.operator.domain.billing.Book;
import com.sinch.operator.domain.billing.Charges;
import com.sinch.operator.domain.billing.Ledger;
import com.sinch.operator.domain.billing.Recording;
import com.sinch.operator.domain.condition.ConditionType;
import com.sinch.operator.domain.condition.Conditions;
import com.sinch.operator.domain.hierarchy.AccountFacts;
import com.sinch.operator.domain.hierarchy.Billing;
import com.sinch.operator.domain.hierarchy.Identity;
import com.sinch.operator.domain.hierarchy.ObjectName;
import com.sinch.operator.domain.hierarchy.Parent;
import com.sinch.operator.domain.hierarchy.ProjectFacts;
import com.sinch.operator.domain.key.KeyAnnotations;
import com.sinch.operator.domain.key.KeyTerms;
import com.sinch.operator.domain.metric.BillingFigures;
import com.sinch.operator.domain.metric.Standing;
import com.sinch.operator.domain.rollup.Child;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.CustomResource;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads cached objects as the facts that decisions are made from. Event sources compare the same facts of the old and the
 * new object, so that a change of anything else wakes nobody.
 */
public final class Facts {

    private Facts() {}

    /** The name of an object. */
    public static ObjectName name(HasMetadata object) {
        return new ObjectName(
                object.getKind(),
                object.getMetadata().getNamespace(),
                object.getMetadata().getName());
    }

    /** What an account is to its projects. */
    public static AccountFacts accountOfProjects(SinchAccount account) {
        var status = Optional.ofNullable(account.getStatus());
        return new AccountFacts(parent(account), status.map(it -> it.accountId()));
    }

    /** What an account is to its billing accounts. */
    public static Parent accountOfBillingAccounts(SinchAccount account) {
        return parent(account);
    }

    /** What a billing account is to the projects that are linked to it. */
    public static Billing.Account billingAccount(BillingAccount billingAccount) {
        return new Billing.Account(
                parent(billingAccount),
                References.account(billingAccount),
                Conditions.status(conditions(billingAccount), ConditionType.FundsAvailable));
    }

    /** What a billing account is to its records. */
    public static Recording.Account recording(BillingAccount billingAccount) {
        return new Recording.Account(
                parent(billingAccount),
                References.account(billingAccount),
                billingAccount.getSpec().currency());
    }

    /** What a project is to the reports that name it. */
    public static Recording.Project recording(Project project) {
        return new Recording.Project(
                References.account(project), Conditions.status(conditions(project), ConditionType.Accepted));
    }

    /** What a billing account is to the ledger. */
    public static Book book(BillingAccount billingAccount) {
        var accepted = Conditions.status(conditions(billingAccount), ConditionType.Accepted);
        return new Book(
                References.account(billingAccount),
                billingAccount.getSpec().currency(),
                accepted == ConditionStatus.True);
    }

    /** As whom the lines of reports may name a subproject. */
    public static List<Bearer> bearers(Subproject subproject) {
        var name = name(subproject);
        return List.of(Bearer.named(name.namespace(), name.name()), Bearer.withId(id(subproject)));
    }

    /** What a subproject of that project was charged. */
    public static Charges charges(Subproject subproject, Project project, Ledger ledger) {
        return bearers(subproject).stream()
                .map(bearer -> ledger.of(name(project), References.account(project), bearer))
                .reduce(Charges.NONE, Charges::plus);
    }

    /** What a subproject goes by in the ledger. */
    public static List<String> ledgerKeys(Subproject subproject) {
        var project = References.project(subproject);
        return bearers(subproject).stream()
                .map(bearer -> Ledger.key(project, bearer))
                .toList();
    }

    /** What an object that is named as such goes by in the ledger. */
    public static List<String> ledgerKeys(HasMetadata object) {
        return List.of(name(object).toString());
    }

    /** What a project is to its subprojects. */
    public static ProjectFacts project(Project project) {
        var status = Optional.ofNullable(project.getStatus());
        return new ProjectFacts(
                parent(project),
                status.map(it -> it.projectId()),
                status.map(it -> it.accountId()),
                Conditions.status(conditions(project), ConditionType.BillingReady),
                Optional.ofNullable(project.getSpec().environment()),
                project.getSpec().members());
    }

    /** What a billing account is to its account. */
    public static Child child(BillingAccount billingAccount) {
        // An account that is being deleted waits until its default billing account is no longer used.
        var below = Optional.ofNullable(billingAccount.getStatus())
                .flatMap(status -> Optional.ofNullable(status.projects()))
                .orElse(ChildCount.NONE);
        return child(billingAccount, ConditionType.Ready, below);
    }

    /** What a project is to its account and its billing account. */
    public static Child child(Project project) {
        var below = Optional.ofNullable(project.getStatus())
                .flatMap(status -> Optional.ofNullable(status.subprojects()))
                .orElse(ChildCount.NONE);
        return child(project, ConditionType.SubtreeReady, below);
    }

    /** What a billing account has to be woken for: a project's state, and the billing account that it is linked to. */
    public static List<Object> linkedProject(Project project) {
        return List.of(child(project), References.billingAccount(project));
    }

    /** What a subproject is to its project. */
    public static Child child(Subproject subproject) {
        return child(subproject, ConditionType.Ready, ChildCount.NONE);
    }

    /** A project's claim to its ID. */
    public static Identity.Claim claim(Project project) {
        var status = project.getStatus();
        return claim(project, status != null && id(project).equals(status.projectId()));
    }

    /** A subproject's claim to its ID. */
    public static Identity.Claim claim(Subproject subproject) {
        var status = subproject.getStatus();
        return claim(subproject, status != null && id(subproject).equals(status.subprojectId()));
    }

    /** The ID that a project claims: that of its spec, else its UID. */
    public static String id(Project project) {
        return id(project, project.getSpec().projectId());
    }

    /** The ID that a subproject claims: that of its spec, else its UID. */
    public static String id(Subproject subproject) {
        return id(subproject, subproject.getSpec().subprojectId());
    }

    /** The ID that an object claims: that of its spec, else its UID. */
    public static String id(HasMetadata object, @Nullable String inSpec) {
        return inSpec == null ? object.getMetadata().getUid() : inSpec;
    }

    /** The conditions that were reported last. */
    public static List<Condition> conditions(CustomResource<?, ? extends ReportedStatus> object) {
        var status = object.getStatus();
        return status == null ? List.of() : status.conditions();
    }

    /** Whether the object is being deleted. */
    public static boolean terminating(HasMetadata object) {
        return object.getMetadata().getDeletionTimestamp() != null;
    }

    /** Whether nothing is to be done for the object. */
    public static boolean paused(HasMetadata object) {
        return "true".equals(annotations(object).get(Annotations.PAUSED));
    }

    /** How an object stands, as far as figures go. */
    public static Standing standing(CustomResource<?, ? extends ReportedStatus> object) {
        return standing(object, List.of(), Optional.empty());
    }

    /** How a project stands, and its keys. */
    public static Standing standing(Project project) {
        var keys = Optional.ofNullable(project.getStatus())
                .map(ProjectStatus::keys)
                .orElse(List.of());
        return standing(project, keys, activeKey(project));
    }

    /** How a subproject stands, and its keys. */
    public static Standing standing(Subproject subproject) {
        var keys = Optional.ofNullable(subproject.getStatus())
                .map(SubprojectStatus::keys)
                .orElse(List.of());
        return standing(subproject, keys, activeKey(subproject));
    }

    private static Standing standing(
            CustomResource<?, ? extends ReportedStatus> object, List<KeyRecord> keys, Optional<ApiKeyStatus> active) {
        return new Standing(
                createdAt(object), paused(object), conditions(object), keys, active.map(ApiKeyStatus::nextRotation));
    }

    /** What a billing account stands at. */
    public static BillingFigures billingFigures(BillingAccount billingAccount) {
        return new BillingFigures(
                name(billingAccount),
                billingAccount.getSpec().currency(),
                Optional.ofNullable(billingAccount.getStatus())
                        .flatMap(status -> Optional.ofNullable(status.balance())),
                Conditions.find(conditions(billingAccount), ConditionType.FundsAvailable));
    }

    /** Where a project's active key is as last reported; empty = nowhere. */
    public static Optional<ApiKeyStatus> activeKey(Project project) {
        return Optional.ofNullable(project.getStatus()).flatMap(status -> Optional.ofNullable(status.apiKey()));
    }

    /** Where a subproject's active key is as last reported; empty = nowhere. */
    public static Optional<ApiKeyStatus> activeKey(Subproject subproject) {
        return Optional.ofNullable(subproject.getStatus()).flatMap(status -> Optional.ofNullable(status.apiKey()));
    }

    /** What bears on an object's key beside its spec. */
    public static KeyTerms keyTerms(HasMetadata object, Instant startedAt) {
        return new KeyTerms(object.getMetadata().getUid(), startedAt, keyAnnotations(object));
    }

    /** What an object's annotations ask of its key. */
    static KeyAnnotations keyAnnotations(HasMetadata object) {
        return KeyAnnotations.of(annotations(object));
    }

    private static Map<String, String> annotations(HasMetadata object) {
        var annotations = object.getMetadata().getAnnotations();
        return annotations == null ? Map.of() : annotations;
    }

    /** When the object was created. */
    public static Instant createdAt(HasMetadata object) {
        return Instant.parse(object.getMetadata().getCreationTimestamp());
    }

    private static Parent parent(CustomResource<?, ? extends ReportedStatus> object) {
        return new Parent(
                name(object),
                terminating(object),
                settled(object),
                Conditions.status(conditions(object), ConditionType.Accepted));
    }

    private static boolean settled(CustomResource<?, ? extends ReportedStatus> object) {
        var status = object.getStatus();
        var observed = status == null ? null : status.observedGeneration();
        // Deletion raises the generation too, but changes nothing that flows down.
        return observed != null && (observed >= object.getMetadata().getGeneration() || terminating(object));
    }

    private static Child child(
            CustomResource<?, ? extends ReportedStatus> object, ConditionType subtree, ChildCount below) {
        var ready = Conditions.status(conditions(object), ConditionType.Ready) == ConditionStatus.True;
        var whole = Conditions.find(conditions(object), subtree);
        var subtreeReady =
                ready && whole.filter(it -> it.status() == ConditionStatus.True).isPresent();
        var reason =
                subtreeReady ? "" : whole.map(Condition::reason).orElseGet(() -> paused(object) ? "paused" : "new");
        return new Child(name(object), createdAt(object), ready, subtreeReady, reason, below);
    }

    private static Identity.Claim claim(HasMetadata object, boolean reported) {
        return new Identity.Claim(name(object), object.getMetadata().getUid(), createdAt(object), reported);
    }
}
