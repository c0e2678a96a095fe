package com.sinch.operator.scenario;

import static com.sinch.operator.kubernetes.Link.BILLING_ACCOUNT_TO_ACCOUNT;
import static com.sinch.operator.kubernetes.Link.PROJECT_TO_ACCOUNT;
import static com.sinch.operator.kubernetes.Link.PROJECT_TO_BILLING_ACCOUNT;
import static com.sinch.operator.kubernetes.Link.SUBPROJECT_TO_PROJECT;

import com.sinch.operator.api.BillingAccount;
import com.sinch.operator.api.Payment;
import com.sinch.operator.api.Project;
import com.sinch.operator.api.ReportedStatus;
import com.sinch.operator.api.SinchAccount;
import com.sinch.operator.api.Subproject;
import com.sinch.operator.controller.account.AccountStep;
import com.sinch.operator.controller.billingaccount.BillingAccountStep;
import com.sinch.operator.controller.payment.PaymentStep;
import com.sinch.operator.controller.project.ProjectStep;
import com.sinch.operator.controller.subproject.SubprojectStep;
import com.sinch.operator.controller.usagereport.UsageReportStep;
import com.sinch.operator.domain.condition.Report;
import com.sinch.operator.domain.hierarchy.ObjectName;
import com.sinch.operator.kubernetes.Facts;
import com.sinch.operator.kubernetes.Namespaces;
import com.sinch.operator.kubernetes.References;
import com.sinch.operator.kubernetes.ReportHeader;
import com.sinch.operator.scenario.Cluster.Change;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.CustomResource;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** The controller of one kind: caches of its own, the real wiring, the real decisions. */
final class Controller {

    private final Kind kind;
    private final Cluster cluster;
    private final Namespaces namespaces;
    private final KeyStore keys;
    private final AccessStore access;
    private final View view;
    private final Wiring wiring;

    Controller(Kind kind, Cluster cluster, Namespaces namespaces, KeyStore keys, AccessStore access) {
        this.kind = kind;
        this.cluster = cluster;
        this.namespaces = namespaces;
        this.keys = keys;
        this.access = access;
        this.view = new View(namespaces);
        this.wiring = Wirings.of(kind, view);
    }

    /**
     * How a reconciliation ended.
     *
     * @param written the status that was written; empty = none
     * @param refused whether the status was not written because the object has changed meanwhile
     */
    record Outcome(Optional<ReportedStatus> written, boolean refused, Optional<Instant> nextCheck) {

        static final Outcome NOTHING = new Outcome(Optional.empty(), false, Optional.empty());
    }

    /** Learns of a write. */
    boolean see(Change change) {
        return view.see(change);
    }

    /** Whom of its kind a change of another kind's object wakes. */
    Set<ObjectName> woken(Change change) {
        var woken = new HashSet<>(wiring.woken(change));
        woken.addAll(wiring.woken(view.concerned()));
        return woken;
    }

    Outcome reconcile(ObjectName name, Instant now) {
        if (view.find(name).isEmpty()) {
            return Outcome.NOTHING;
        }
        holdUntilChildrenAreGone(name);
        var object = view.find(name).orElseThrow();
        if (Facts.terminating(object) && !Facts.paused(object) && !anyLiveChild(object)) {
            cluster.remove(name);
            return Outcome.NOTHING;
        }
        var report = report(object, now);
        var status = report.status().filter(it -> !it.equals(object.getStatus()));
        if (status.isEmpty()) {
            return new Outcome(Optional.empty(), false, report.nextCheck());
        }
        var written = cluster.report(object, status.get());
        return new Outcome(written ? Optional.of(status.get()) : Optional.empty(), !written, report.nextCheck());
    }

    private void holdUntilChildrenAreGone(ObjectName name) {
        var object = view.find(name).orElseThrow();
        if (kind.waitsForChildren() && object.getMetadata().getFinalizers().isEmpty() && !Facts.terminating(object)) {
            cluster.addFinalizer(name);
        }
    }

    private Report<? extends ReportedStatus> report(CustomResource<?, ? extends ReportedStatus> object, Instant now) {
        if (object instanceof SinchAccount account) {
            var step = AccountStep.of(account, view, now);
            var created = step.creations().stream()
                    .filter(creation -> create(creation, now))
                    .toList();
            step.credit()
                    .filter(credit -> created.stream().anyMatch(BillingAccount.class::isInstance))
                    .ifPresent(credit -> create(credit, now));
            step.deletions().forEach(deletion -> deleteUnchanged(deletion, now));
            return step.report();
        }
        if (object instanceof BillingAccount billingAccount) {
            return BillingAccountStep.of(billingAccount, view, now);
        }
        if (object instanceof Project project) {
            var claims = view.claims(Facts.id(project));
            return ProjectStep.of(
                    project,
                    claims,
                    view,
                    order -> keys.settle(project, order, now),
                    order -> access.settle(project, order, keys.controlled(project, References.keySecret(project))),
                    now);
        }
        if (object instanceof Subproject subproject) {
            var claims = view.claims(Facts.id(subproject));
            return SubprojectStep.of(
                    subproject,
                    claims,
                    view,
                    order -> keys.settle(subproject, order, now),
                    order -> access.settle(
                            subproject, order, keys.controlled(subproject, References.keySecret(subproject))),
                    now);
        }
        if (object instanceof Payment payment) {
            return PaymentStep.of(payment, view, now);
        }
        if (object instanceof ReportHeader header) {
            return UsageReportStep.of(header, view, now);
        }
        throw new IllegalArgumentException(object.getKind());
    }

    private boolean create(HasMetadata object, Instant now) {
        return Kind.cast(object).filter(it -> cluster.create(it, now)).isPresent();
    }

    private void deleteUnchanged(HasMetadata object, Instant now) {
        var unchanged =
                cluster.find(Facts.name(object)).filter(present -> Cluster.version(present) == Cluster.version(object));
        unchanged.ifPresent(present -> cluster.delete(Facts.name(present), now));
    }

    private boolean anyLiveChild(CustomResource<?, ? extends ReportedStatus> object) {
        var live = View.of(cluster, namespaces);
        if (object instanceof SinchAccount account) {
            return !live.children(PROJECT_TO_ACCOUNT, account).isEmpty()
                    || !live.children(BILLING_ACCOUNT_TO_ACCOUNT, account).isEmpty();
        }
        if (object instanceof BillingAccount billingAccount) {
            return !live.children(PROJECT_TO_BILLING_ACCOUNT, billingAccount).isEmpty();
        }
        return object instanceof Project project
                && !live.children(SUBPROJECT_TO_PROJECT, project).isEmpty();
    }
}
