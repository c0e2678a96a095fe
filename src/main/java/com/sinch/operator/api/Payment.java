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

/** A record of money that came to a billing account or left it. Immutable; it outlives what it speaks of. */
@Group(ApiGroup.GROUP)
@Version(ApiGroup.VERSION)
@Plural("payments")
@ShortNames("spay")
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
        name = "Billing Account",
        jsonPath = ".spec.billingAccountRef.name",
        type = AdditionalPrinterColumn.Type.STRING)
@AdditionalPrinterColumn(name = "Kind", jsonPath = ".spec.kind", type = AdditionalPrinterColumn.Type.STRING)
@AdditionalPrinterColumn(name = "Amount", jsonPath = ".spec.amount", type = AdditionalPrinterColumn.Type.STRING)
@AdditionalPrinterColumn(name = "Currency", jsonPath = ".spec.currency", type = AdditionalPrinterColumn.Type.STRING)
@AdditionalPrinterColumn(name = "Date", jsonPath = ".spec.date", type = AdditionalPrinterColumn.Type.STRING)
@AdditionalPrinterColumn(
        name = "Age",
        jsonPath = ".metadata.creationTimestamp",
        type = AdditionalPrinterColumn.Type.DATE)
public final class Payment extends CustomResource<PaymentSpec, PaymentStatus> implements Namespaced {

    private static final long serialVersionUID = 1L;

    @Override
    @Required
    public PaymentSpec getSpec() {
        return super.getSpec();
    }

    @Override
    protected @Nullable PaymentSpec initSpec() {
        return null;
    }

    @Override
    protected @Nullable PaymentStatus initStatus() {
        return null;
    }
}
