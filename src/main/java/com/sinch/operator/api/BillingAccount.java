package com.sinch.operator.api;

import io.fabric8.crd.generator.annotation.AdditionalPrinterColumn;
import io.fabric8.crd.generator.annotation.AdditionalSelectableField;
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

/** What pays for projects: a balance or invoices in one currency, for one cost centre. */
@Group(ApiGroup.GROUP)
@Version(ApiGroup.VERSION)
@Plural("billingaccounts")
@ShortNames("sbill")
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
        name = "Account",
        jsonPath = ".spec.accountRef.name",
        type = AdditionalPrinterColumn.Type.STRING)
@AdditionalPrinterColumn(name = "Type", jsonPath = ".spec.type", type = AdditionalPrinterColumn.Type.STRING)
@AdditionalPrinterColumn(name = "Currency", jsonPath = ".spec.currency", type = AdditionalPrinterColumn.Type.STRING)
@AdditionalPrinterColumn(
        name = "Available",
        jsonPath = ".status.balance.available",
        type = AdditionalPrinterColumn.Type.STRING)
@AdditionalPrinterColumn(
        name = "Projects",
        jsonPath = ".status.projects.total",
        type = AdditionalPrinterColumn.Type.INTEGER)
@AdditionalPrinterColumn(
        name = "ID",
        jsonPath = ".status.billingAccountId",
        type = AdditionalPrinterColumn.Type.STRING,
        priority = 1)
@AdditionalPrinterColumn(
        name = "Age",
        jsonPath = ".metadata.creationTimestamp",
        type = AdditionalPrinterColumn.Type.DATE)
@AdditionalSelectableField(jsonPath = ".spec.accountRef.name")
@ValidationRule(
        value = "!has(oldSelf.spec.billingAccountId) || has(self.spec.billingAccountId)",
        message = "spec.billingAccountId cannot be removed")
@ValidationRule(
        value = "!has(oldSelf.status) || !has(oldSelf.status.billingAccountId) || !has(self.spec.billingAccountId)"
                + " || self.spec.billingAccountId == oldSelf.status.billingAccountId",
        message = "spec.billingAccountId cannot differ from the ID that status.billingAccountId already reports")
public final class BillingAccount extends CustomResource<BillingAccountSpec, BillingAccountStatus>
        implements Namespaced {

    private static final long serialVersionUID = 1L;

    @Override
    @Required
    public BillingAccountSpec getSpec() {
        return super.getSpec();
    }

    @Override
    protected @Nullable BillingAccountSpec initSpec() {
        return null;
    }

    @Override
    protected @Nullable BillingAccountStatus initStatus() {
        return null;
    }
}
