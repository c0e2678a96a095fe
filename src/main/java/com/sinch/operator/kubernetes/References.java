package com.sinch.operator.kubernetes;

import com.sinch.operator.api.BillingAccount;
import com.sinch.operator.api.Payment;
import com.sinch.operator.api.Project;
import com.sinch.operator.api.Subproject;
import com.sinch.operator.domain.hierarchy.DerivedNames;
import com.sinch.operator.domain.hierarchy.ObjectName;
import io.fabric8.kubernetes.api.model.HasMetadata;

/** The references of the kinds, read as names. */
public final class References {

    private References() {}

    /** The account that a billing account names. */
    public static ObjectName account(BillingAccount billingAccount) {
        return ObjectName.of("SinchAccount", billingAccount.getSpec().accountRef(), namespace(billingAccount));
    }

    /** The account that a project names. */
    public static ObjectName account(Project project) {
        return ObjectName.of("SinchAccount", project.getSpec().accountRef(), namespace(project));
    }

    /** The billing account that a project names, or the default one of its account. */
    public static ObjectName billingAccount(Project project) {
        var reference = project.getSpec().billingAccountRef();
        if (reference != null) {
            return ObjectName.of("BillingAccount", reference, namespace(project));
        }
        var account = account(project);
        return new ObjectName("BillingAccount", account.namespace(), DerivedNames.accountDefault(account.name()));
    }

    /** The billing account that a payment names. */
    public static ObjectName billingAccount(Payment payment) {
        var reference = payment.getSpec().billingAccountRef();
        return new ObjectName("BillingAccount", namespace(payment), reference.name());
    }

    /** The billing account that a report names. */
    public static ObjectName billingAccount(ReportHeader report) {
        var reference = report.getSpec().billingAccountRef();
        return new ObjectName("BillingAccount", namespace(report), reference.name());
    }

    /** The project that a report names. */
    public static ObjectName project(ReportHeader report) {
        return ObjectName.of("Project", report.getSpec().projectRef(), namespace(report));
    }

    /** The project that a subproject names. */
    public static ObjectName project(Subproject subproject) {
        return ObjectName.of("Project", subproject.getSpec().projectRef(), namespace(subproject));
    }

    /** The name of the Secret with a subproject's key. */
    public static String keySecret(Subproject subproject) {
        var wanted = subproject.getSpec().apiKey().secretName();
        return wanted == null
                ? DerivedNames.subprojectSecret(subproject.getMetadata().getName())
                : wanted;
    }

    /** The name of the Secret with a project's own key, whether or not it asks for one. */
    public static String keySecret(Project project) {
        var spec = project.getSpec().apiKey();
        var wanted = spec == null ? null : spec.secretName();
        return wanted == null ? DerivedNames.projectSecret(project.getMetadata().getName()) : wanted;
    }

    private static String namespace(HasMetadata object) {
        return object.getMetadata().getNamespace();
    }
}
