package com.sinch.operator.controller.account;

import static com.sinch.operator.kubernetes.Link.BILLING_ACCOUNT_TO_ACCOUNT;
import static com.sinch.operator.kubernetes.Link.PROJECT_TO_ACCOUNT;

import com.sinch.operator.api.AllowedNamespaces;
import com.sinch.operator.api.BillingAccount;
import com.sinch.operator.api.BillingAccountSpec;
import com.sinch.operator.api.Labels;
import com.sinch.operator.api.ParentReference;
import com.sinch.operator.api.Payment;
import com.sinch.operator.api.PaymentKind;
import com.sinch.operator.api.PaymentSpec;
import com.sinch.operator.api.Project;
import com.sinch.operator.api.ProjectSpec;
import com.sinch.operator.api.RecordReference;
import com.sinch.operator.api.SinchAccount;
import com.sinch.operator.api.SinchAccountSpec;
import com.sinch.operator.domain.billing.Decimals;
import com.sinch.operator.domain.hierarchy.DerivedNames;
import com.sinch.operator.domain.hierarchy.ObjectName;
import com.sinch.operator.kubernetes.Facts;
import com.sinch.operator.kubernetes.Neighbourhood;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import java.time.LocalDate;
import java.time.ZoneOffset;
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

    /** The payment of the opening credit's name; empty = there is none. */
    static Optional<Payment> findOpeningCredit(SinchAccount account, Neighbourhood neighbourhood) {
        var name = openingCreditName(account);
        return neighbourhood.records().payment(name.namespace(), name.name());
    }

    /** The payment that the default billing account begins with. */
    static ObjectName openingCreditName(SinchAccount account) {
        var metadata = account.getMetadata();
        return new ObjectName("Payment", metadata.getNamespace(), DerivedNames.openingCredit(metadata.getName()));
    }

    /** Whether an account has its default billing account begin with a credit. */
    static boolean givesCredit(SinchAccountSpec account) {
        return Decimals.read(account.defaults().openingCredit()).signum() > 0;
    }

    /** The opening credit of the default billing account, dated on the day on which the account was created. */
    static Payment openingCredit(SinchAccount account, BillingAccount billingAccount) {
        var payment = new Payment();
        payment.setMetadata(metadata(account, openingCreditName(account).name()));
        payment.setSpec(new PaymentSpec(
                new RecordReference(name(account)),
                PaymentKind.OpeningCredit,
                account.getSpec().defaults().openingCredit(),
                billingAccount.getSpec().currency(),
                LocalDate.ofInstant(Facts.createdAt(account), ZoneOffset.UTC).toString(),
                null));
        return payment;
    }

    /** The default billing account; whoever may attach projects to the account may have this one pay for them. */
    static BillingAccount billingAccount(SinchAccount account) {
        var defaults = account.getSpec().defaults();
        var billingAccount = new BillingAccount();
        billingAccount.setMetadata(metadata(account, name(account)));
        billingAccount.setSpec(BillingAccountSpec.of(
                ParentReference.to(account.getMetadata().getName()),
                defaults.billingType(),
                defaults.currency(),
                account.getSpec().allowedNamespaces()));
        return billingAccount;
    }

    /** The default project. It names no billing account, and so is paid for by the default one. */
    static Project project(SinchAccount account) {
        var project = new Project();
        project.setMetadata(metadata(account, name(account)));
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

    private static ObjectMeta metadata(SinchAccount account, String name) {
        return new ObjectMetaBuilder()
                .withName(name)
                .withNamespace(account.getMetadata().getNamespace())
                .withLabels(Map.of(Labels.DEFAULT_OF, account.getMetadata().getUid()))
                .build();
    }
}
