package com.sinch.operator.scenario;

import com.sinch.operator.api.BillingAccount;
import com.sinch.operator.api.Payment;
import com.sinch.operator.api.Project;
import com.sinch.operator.api.ReportedStatus;
import com.sinch.operator.api.Subproject;
import com.sinch.operator.api.UsageReport;
import com.sinch.operator.domain.billing.Ledger;
import com.sinch.operator.domain.billing.Receipt;
import com.sinch.operator.domain.billing.Usage;
import com.sinch.operator.domain.hierarchy.Identity;
import com.sinch.operator.domain.hierarchy.ObjectName;
import com.sinch.operator.kubernetes.Facts;
import com.sinch.operator.kubernetes.Link;
import com.sinch.operator.kubernetes.Namespaces;
import com.sinch.operator.kubernetes.Neighbourhood;
import com.sinch.operator.kubernetes.Records;
import com.sinch.operator.kubernetes.ReportHeader;
import com.sinch.operator.scenario.Cluster.Change;
import io.fabric8.kubernetes.client.CustomResource;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What one controller sees of the objects: its caches, which may be behind. */
final class View implements Neighbourhood, Records {

    private final Map<ObjectName, CustomResource<?, ? extends ReportedStatus>> objects =
            new TreeMap<>(Comparator.comparing(ObjectName::toString));
    private final Namespaces namespaces;
    private final Ledger ledger = new Ledger();
    private Set<String> concerned = Set.of();

    View(Namespaces namespaces) {
        this.namespaces = namespaces;
    }

    /** What there is now. */
    static View of(Cluster cluster, Namespaces namespaces) {
        var view = new View(namespaces);
        cluster.all().forEach(view::put);
        return view;
    }

    /** Learns of a write; false = it is already known of a later one. */
    boolean see(Change change) {
        var known = objects.get(change.name());
        concerned = Set.of();
        if (change.after() == null) {
            concerned = Kind.valueOf(change.name().kind()) == Kind.BillingAccount
                    ? ledger.close(change.name())
                    : ledger.strike(change.name());
            return known != null && objects.remove(change.name(), known);
        }
        if (known != null && Cluster.version(known) > Cluster.version(change.after())) {
            return false;
        }
        put(change.after());
        return true;
    }

    /** Whom of those in the ledger the write concerned that was learnt of last. */
    Set<String> concerned() {
        return concerned;
    }

    private void put(CustomResource<?, ? extends ReportedStatus> object) {
        var name = Facts.name(object);
        if (object instanceof BillingAccount billingAccount) {
            concerned = ledger.open(name, Facts.book(billingAccount));
        }
        if (object instanceof Payment payment) {
            concerned = ledger.enter(name, Receipt.of(payment.getSpec(), name.namespace()));
        }
        if (object instanceof UsageReport report) {
            concerned = ledger.enter(name, Usage.of(report.getSpec(), name.namespace()));
            objects.put(name, header(report));
        } else {
            objects.put(name, object);
        }
    }

    /** A report as its controller sees it. */
    private static ReportHeader header(UsageReport report) {
        var header = new ReportHeader();
        header.setMetadata(report.getMetadata());
        header.setSpec(new ReportHeader.Spec(
                report.getSpec().billingAccountRef(),
                report.getSpec().projectRef(),
                report.getSpec().currency()));
        header.setStatus(report.getStatus());
        return header;
    }

    Optional<CustomResource<?, ? extends ReportedStatus>> find(ObjectName name) {
        return Optional.ofNullable(objects.get(name));
    }

    <R extends CustomResource<?, ?>> Stream<R> all(Class<R> type) {
        return objects.values().stream().filter(type::isInstance).map(type::cast);
    }

    /** All claims to an ID. */
    List<Identity.Claim> claims(String id) {
        return Stream.concat(
                        all(Project.class)
                                .filter(project -> Facts.id(project).equals(id))
                                .map(Facts::claim),
                        all(Subproject.class)
                                .filter(subproject -> Facts.id(subproject).equals(id))
                                .map(Facts::claim))
                .toList();
    }

    @Override
    public <C extends CustomResource<?, ? extends ReportedStatus>, P extends CustomResource<?, ?>> Optional<P> parent(
            Link<C, P> link, C child) {
        return find(link.target().apply(child))
                .map(link.parentType()::cast)
                .filter(parent -> link.permits(parent, child, namespaces));
    }

    @Override
    public <C extends CustomResource<?, ? extends ReportedStatus>, P extends CustomResource<?, ?>> List<C> children(
            Link<C, P> link, P parent) {
        var self = Facts.name(parent);
        return all(link.childType())
                .filter(child -> link.target().apply(child).equals(self))
                .filter(child -> link.attached(parent, child, namespaces))
                .toList();
    }

    @Override
    public <C extends CustomResource<?, ? extends ReportedStatus>, P extends CustomResource<?, ?>> Optional<C> namesake(
            Link<C, P> link, String namespace, String name) {
        return all(link.childType())
                .filter(object -> object.getMetadata().getNamespace().equals(namespace))
                .filter(object -> object.getMetadata().getName().equals(name))
                .findFirst();
    }

    @Override
    public Namespaces namespaces() {
        return namespaces;
    }

    @Override
    public Records records() {
        return this;
    }

    @Override
    public Ledger ledger() {
        return ledger;
    }

    /** In simulated time there are no waves. */
    @Override
    public Optional<Instant> newestReport() {
        return Optional.empty();
    }

    @Override
    public Optional<Payment> payment(String namespace, String name) {
        return find(new ObjectName(Kind.Payment.name(), namespace, name)).map(Payment.class::cast);
    }
}
