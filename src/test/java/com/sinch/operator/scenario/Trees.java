package com.sinch.operator.scenario;

import com.sinch.operator.api.AccountDefaults;
import com.sinch.operator.api.AllowedNamespaces;
import com.sinch.operator.api.ApiKeySpec;
import com.sinch.operator.api.BillingAccount;
import com.sinch.operator.api.BillingAccountSpec;
import com.sinch.operator.api.BillingType;
import com.sinch.operator.api.ParentReference;
import com.sinch.operator.api.Project;
import com.sinch.operator.api.ProjectSpec;
import com.sinch.operator.api.ReportedStatus;
import com.sinch.operator.api.SinchAccount;
import com.sinch.operator.api.SinchAccountSpec;
import com.sinch.operator.api.Subproject;
import com.sinch.operator.api.SubprojectSpec;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.client.CustomResource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Whole trees in which nothing is wrong. */
final class Trees {

    private static final String NAMESPACE = "clients";

    private Trees() {}

    /** An account, with or without defaults, a billing account, and projects with as many subprojects each. */
    static List<CustomResource<?, ? extends ReportedStatus>> tree(boolean defaults, int projects, int subprojects) {
        var objects = new ArrayList<CustomResource<?, ? extends ReportedStatus>>();
        objects.add(account(defaults));
        objects.add(billingAccount());
        for (var number = 0; number < projects; number++) {
            var project = project("project-" + number);
            objects.add(project);
            for (var child = 0; child < subprojects; child++) {
                objects.add(subproject("subproject-" + number + child, project));
            }
        }
        return List.copyOf(objects);
    }

    private static SinchAccount account(boolean defaults) {
        var account = named("account", new SinchAccount());
        account.setSpec(new SinchAccountSpec(
                null,
                null,
                new AccountDefaults(defaults, "EUR", BillingType.Prepaid, "2", ApiKeySpec.DEFAULT),
                AllowedNamespaces.SAME,
                AllowedNamespaces.SAME));
        return account;
    }

    private static BillingAccount billingAccount() {
        var billingAccount = named("billing", new BillingAccount());
        billingAccount.setSpec(BillingAccountSpec.of(
                ParentReference.to("account"), BillingType.Postpaid, "EUR", AllowedNamespaces.SAME));
        return billingAccount;
    }

    private static Project project(String name) {
        var project = named(name, new Project());
        project.setSpec(new ProjectSpec(
                null,
                null,
                null,
                ParentReference.to("account"),
                ParentReference.to("billing"),
                List.of(),
                null,
                AllowedNamespaces.SAME));
        return project;
    }

    private static Subproject subproject(String name, Project project) {
        var subproject = named(name, new Subproject());
        var parent = ParentReference.to(project.getMetadata().getName());
        subproject.setSpec(new SubprojectSpec(null, null, parent, Map.of(), ApiKeySpec.DEFAULT));
        return subproject;
    }

    private static <R extends CustomResource<?, ?>> R named(String name, R object) {
        object.setMetadata(
                new ObjectMetaBuilder().withName(name).withNamespace(NAMESPACE).build());
        return object;
    }
}
