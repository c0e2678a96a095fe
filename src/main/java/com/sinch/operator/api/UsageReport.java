package com.sinch.operator.api;

import io.fabric8.crd.generator.annotation.AdditionalPrinterColumn;
import io.fabric8.generator.annotation.Required;
import io.fabric8.kubernetes.api.model.Namespaced;
import io.fabric8.kubernetes.client.CustomResource;
import io.fabric8.kubernetes.model.annotation.Categories;
import io.fabric8.kubernetes.model.annotation.Group;
import io.fabric8.kubernetes.model.annotation.Plural;
import io.fabric8.kubernetes.model.annotation.ShortNames;
import io.fabric8.kubernetes.model.annotation.Version;
import org.jspecify.annotations.Nullable;

/** A record of what a meter saw for one project in one period. Immutable; it outlives what it speaks of. */
@Group(ApiGroup.GROUP)
@Version(ApiGroup.VERSION)
@Plural("usagereports")
@ShortNames("susage")
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
        name = "Attributed",
        jsonPath = ".status.conditions[?(@.type==\"Attributed\")].status",
        type = AdditionalPrinterColumn.Type.STRING)
@AdditionalPrinterColumn(
        name = "Billing Account",
        jsonPath = ".spec.billingAccountRef.name",
        type = AdditionalPrinterColumn.Type.STRING)
@AdditionalPrinterColumn(
        name = "Project",
        jsonPath = ".spec.projectRef.name",
        type = AdditionalPrinterColumn.Type.STRING)
@AdditionalPrinterColumn(name = "Period", jsonPath = ".spec.period", type = AdditionalPrinterColumn.Type.STRING)
@AdditionalPrinterColumn(name = "Total", jsonPath = ".status.total", type = AdditionalPrinterColumn.Type.STRING)
@AdditionalPrinterColumn(name = "Currency", jsonPath = ".spec.currency", type = AdditionalPrinterColumn.Type.STRING)
@AdditionalPrinterColumn(
        name = "Age",
        jsonPath = ".metadata.creationTimestamp",
        type = AdditionalPrinterColumn.Type.DATE)
public final class UsageReport extends CustomResource<UsageReportSpec, UsageReportStatus> implements Namespaced {

    private static final long serialVersionUID = 1L;

    @Override
    @Required
    public UsageReportSpec getSpec() {
        return super.getSpec();
    }

    @Override
    protected @Nullable UsageReportSpec initSpec() {
        return null;
    }

    @Override
    protected @Nullable UsageReportStatus initStatus() {
        return null;
    }
}
