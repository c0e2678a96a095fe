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

/** Separates teams and environments from each other: access, usage and billing. */
@Group(ApiGroup.GROUP)
@Version(ApiGroup.VERSION)
@Plural("projects")
@ShortNames("sproj")
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
@AdditionalPrinterColumn(
        name = "Billing Account",
        jsonPath = ".spec.billingAccountRef.name",
        type = AdditionalPrinterColumn.Type.STRING)
@AdditionalPrinterColumn(
        name = "Environment",
        jsonPath = ".spec.environment",
        type = AdditionalPrinterColumn.Type.STRING)
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
        jsonPath = ".status.projectId",
        type = AdditionalPrinterColumn.Type.STRING,
        priority = 1)
@AdditionalPrinterColumn(
        name = "Age",
        jsonPath = ".metadata.creationTimestamp",
        type = AdditionalPrinterColumn.Type.DATE)
@AdditionalSelectableField(jsonPath = ".spec.accountRef.name")
@AdditionalSelectableField(jsonPath = ".spec.billingAccountRef.name")
@ValidationRule(
        value = "!has(oldSelf.spec.projectId) || has(self.spec.projectId)",
        message = "spec.projectId cannot be removed")
@ValidationRule(
        value = "!has(oldSelf.status) || !has(oldSelf.status.projectId) || !has(self.spec.projectId)"
                + " || self.spec.projectId == oldSelf.status.projectId",
        message = "spec.projectId cannot differ from the ID that status.projectId already reports")
public final class Project extends CustomResource<ProjectSpec, ProjectStatus> implements Namespaced {

    private static final long serialVersionUID = 1L;

    @Override
    @Required
    public ProjectSpec getSpec() {
        return super.getSpec();
    }

    @Override
    protected @Nullable ProjectSpec initSpec() {
        return null;
    }

    @Override
    protected @Nullable ProjectStatus initStatus() {
        return null;
    }
}
