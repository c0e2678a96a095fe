package com.sinch.operator.scenario;

import com.sinch.operator.api.BillingAccount;
import com.sinch.operator.api.Payment;
import com.sinch.operator.api.Project;
import com.sinch.operator.api.ReportedStatus;
import com.sinch.operator.api.SinchAccount;
import com.sinch.operator.api.Subproject;
import com.sinch.operator.api.UsageReport;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.client.CustomResource;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The kinds of the account model, from the root down, and then the records. */
enum Kind {
    SinchAccount(SinchAccount.class),
    BillingAccount(BillingAccount.class),
    Project(Project.class),
    Subproject(Subproject.class),
    Payment(Payment.class),
    UsageReport(UsageReport.class);

    private final Class<? extends CustomResource<?, ? extends ReportedStatus>> type;

    Kind(Class<? extends CustomResource<?, ? extends ReportedStatus>> type) {
        this.type = type;
    }

    static Kind of(HasMetadata object) {
        return valueOf(object.getKind());
    }

    /** The kind of that name; empty = it is none of ours. */
    static Optional<Kind> named(String name) {
        return Arrays.stream(values()).filter(kind -> kind.name().equals(name)).findFirst();
    }

    Class<? extends CustomResource<?, ? extends ReportedStatus>> type() {
        return type;
    }

    /** Whether objects of this kind wait for others when they are deleted. */
    boolean waitsForChildren() {
        return compareTo(Subproject) < 0;
    }

    /** An object of one of our kinds as such; empty = it is none. */
    @SuppressWarnings("unchecked")
    static Optional<CustomResource<?, ? extends ReportedStatus>> cast(HasMetadata object) {
        return named(object.getKind()).map(kind -> (CustomResource<?, ? extends ReportedStatus>) object);
    }

    /** The same object with other metadata and another status. */
    @SuppressWarnings("unchecked")
    static CustomResource<?, ? extends ReportedStatus> copy(
            CustomResource<?, ? extends ReportedStatus> object, ObjectMeta metadata, @Nullable ReportedStatus status) {
        var copy = (CustomResource<Object, ReportedStatus>) of(object).empty();
        copy.setMetadata(metadata);
        copy.setSpec(object.getSpec());
        copy.setStatus(status);
        return copy;
    }

    private CustomResource<?, ? extends ReportedStatus> empty() {
        return switch (this) {
            case SinchAccount -> new SinchAccount();
            case BillingAccount -> new BillingAccount();
            case Project -> new Project();
            case Subproject -> new Subproject();
            case Payment -> new Payment();
            case UsageReport -> new UsageReport();
        };
    }
}
