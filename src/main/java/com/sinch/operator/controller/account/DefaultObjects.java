package com.sinch.operator.controller.account;

import static com.sinch.operator.kubernetes.Link.BILLING_ACCOUNT_TO_ACCOUNT;
import static com.sinch.operator.kubernetes.Link.PROJECT_TO_ACCOUNT;

import com.sinch.operator.api.AllowedNamespaces;
import com.sinch.operator.api.BillingAccount;
import com.sinch.operator.api.BillingAccountSpec;
import com.sinch.operator.api.Labels;
import com.sinch.operator.api.ParentReference;
import com.sinch.operator.api.Project;
import com.sinch.operator.api.ProjectSpec;
import com.sinch.operator.api.SinchAccount;
import com.sinch.operator.domain.hierarchy.DerivedNames;
import com.sinch.operator.kubernetes.Neighbourhood;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The objects that an account makes: what signing up with Sinch makes along with an account. */
final class DefaultObjects {

    private DefaultObjects() {}

    /** The name that both default objects have. */
    static String name(SinchAccount account) {
        return DerivedNames.accountDefault(account.getMetadata().getName());
    }

    /** The billing account that has the name of the default one; empty = there is none. */
    static Optional<BillingAccount> findBillingAccount(SinchAccount account, Neighbourhood neighbourhood) {
        return neighbourhood.namesake(
                BILLING_ACCOUNT_TO_ACCOUNT, account.getMetadata().getNamespace(), name(account));
    }

    /** The project that has the name of the default one; empty = there is none. */
    static Optional<Project> findProject(SinchAccount account, Neighbourhood neighbourhood) {
        return neighbourhood.namesake(PROJECT_TO_ACCOUNT, account.getMetadata().getNamespace(), name(account));
    }

    /** The default billing account; whoever may attach projects to the account may have this one pay for them. */
    static BillingAccount billingAccount(SinchAccount account) {
        var defaults = account.getSpec().defaults();
        var billingAccount = new BillingAccount();
        billingAccount.setMetadata(metadata(account));
        billingAccount.setSpec(new BillingAccountSpec(
                null,
                null,
                ParentReference.to(account.getMetadata().getName()),
                defaults.billingType(),
                defaults.currency(),
                account.getSpec().allowedNamespaces()));
        return billingAccount;
    }

    /** The default project. It names no billing account, and so is paid for by the default one. */
    static Project project(SinchAccount account) {
        var project = new Project();
        project.setMetadata(metadata(account));
        project.setSpec(new ProjectSpec(
                null,
                null,
                null,
                ParentReference.to(account.getMetadata().getName()),
                null,
                List.of(),
                account.getSpec().defaults().apiKey(),
                AllowedNamespaces.SAME));
        return project;
    }

    /** Whether this very account made the object. */
    static boolean made(SinchAccount account, HasMetadata object) {
        var labels = object.getMetadata().getLabels();
        return labels != null && account.getMetadata().getUid().equals(labels.get(Labels.DEFAULT_OF));
    }

    private static ObjectMeta metadata(SinchAccount account) {
        return new ObjectMetaBuilder()
                .withName(name(account))
                .withNamespace(account.getMetadata().getNamespace())
                .withLabels(Map.of(Labels.DEFAULT_OF, account.getMetadata().getUid()))
                .build();
    }
}
