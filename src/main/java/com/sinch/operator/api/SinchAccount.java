package com.sinch.operator.api;

import io.fabric8.crd.generator.annotation.AdditionalPrinterColumn;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.ValidationRule;
import io.fabric8.kubernetes.api.model.Namespaced;
import io.fabric8.kubernetes.client.CustomResource;
import io.fabric8.kubernetes.model.annotation.Categories;
import io.fabric8.kubernetes.model.annotation.Group;
import io.fabric8.kubernetes.model.annotation.Plural;
import io.fabric8.kubernetes.model.annotation.ShortNames;
import io.fabric8.kubernetes.model.annotation.Version;
import org.jspecify.annotations.Nullable;

/** The root of a customer's tree: the relationship between one business and Sinch. */
@Group(ApiGroup.GROUP)
@Version(ApiGroup.VERSION)
@Plural("sinchaccounts")
@ShortNames("sacc")
@Categories(ApiGroup.CATEGORY)
@AdditionalPrinterColumn(
        name = "Ready",
        jsonPath = ".status.conditions[?(@.type==\"Ready\")].status",
        type = AdditionalPrinterColumn.Type.STRING)
@AdditionalPrinterColumn(
        name = "Reason",
        jsonPath = ".status.conditions[?(@.type==\"Ready\")].reason",
        type = AdditionalPrinterColumn.Type.STRING)
@AdditionalPrinterColumn(
        name = "Billing Accounts",
        jsonPath = ".status.billingAccounts.total",
        type = AdditionalPrinterColumn.Type.INTEGER)
@AdditionalPrinterColumn(
        name = "Projects",
        jsonPath = ".status.projects.total",
        type = AdditionalPrinterColumn.Type.INTEGER)
@AdditionalPrinterColumn(
        name = "Subprojects",
        jsonPath = ".status.subprojects.total",
        type = AdditionalPrinterColumn.Type.INTEGER)
@AdditionalPrinterColumn(
        name = "Subtree",
        jsonPath = ".status.conditions[?(@.type==\"SubtreeReady\")].status",
        type = AdditionalPrinterColumn.Type.STRING)
@AdditionalPrinterColumn(
        name = "ID",
        jsonPath = ".status.accountId",
        type = AdditionalPrinterColumn.Type.STRING,
        priority = 1)
@AdditionalPrinterColumn(
        name = "Age",
        jsonPath = ".metadata.creationTimestamp",
        type = AdditionalPrinterColumn.Type.DATE)
@ValidationRule(
        value = "!has(oldSelf.spec.accountId) || has(self.spec.accountId)",
        message = "spec.accountId cannot be removed")
@ValidationRule(
        value = "!has(oldSelf.status) || !has(oldSelf.status.accountId) || !has(self.spec.accountId)"
                + " || self.spec.accountId == oldSelf.status.accountId",
        message = "spec.accountId cannot differ from the ID that status.accountId already reports")
public final class SinchAccount extends CustomResource<SinchAccountSpec, SinchAccountStatus> implements Namespaced {

    private static final long serialVersionUID = 1L;

    @Override
    @Required
    public SinchAccountSpec getSpec() {
        return super.getSpec();
    }

    @Override
    protected @Nullable SinchAccountSpec initSpec() {
        return null;
    }

    @Override
    protected @Nullable SinchAccountStatus initStatus() {
        return null;
    }
}
