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

/** Separates the access keys and the usage of one end customer within a project. */
@Group(ApiGroup.GROUP)
@Version(ApiGroup.VERSION)
@Plural("subprojects")
@ShortNames("ssub")
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
        name = "Project",
        jsonPath = ".spec.projectRef.name",
        type = AdditionalPrinterColumn.Type.STRING)
@AdditionalPrinterColumn(
        name = "Secret",
        jsonPath = ".status.apiKey.secretName",
        type = AdditionalPrinterColumn.Type.STRING)
@AdditionalPrinterColumn(
        name = "ID",
        jsonPath = ".status.subprojectId",
        type = AdditionalPrinterColumn.Type.STRING,
        priority = 1)
@AdditionalPrinterColumn(
        name = "Age",
        jsonPath = ".metadata.creationTimestamp",
        type = AdditionalPrinterColumn.Type.DATE)
@AdditionalSelectableField(jsonPath = ".spec.projectRef.name")
@ValidationRule(
        value = "!has(oldSelf.spec.subprojectId) || has(self.spec.subprojectId)",
        message = "spec.subprojectId cannot be removed")
@ValidationRule(
        value = "!has(oldSelf.status) || !has(oldSelf.status.subprojectId) || !has(self.spec.subprojectId)"
                + " || self.spec.subprojectId == oldSelf.status.subprojectId",
        message = "spec.subprojectId cannot differ from the ID that status.subprojectId already reports")
public final class Subproject extends CustomResource<SubprojectSpec, SubprojectStatus> implements Namespaced {

    private static final long serialVersionUID = 1L;

    @Override
    @Required
    public SubprojectSpec getSpec() {
        return super.getSpec();
    }

    @Override
    protected @Nullable SubprojectSpec initSpec() {
        return null;
    }

    @Override
    protected @Nullable SubprojectStatus initStatus() {
        return null;
    }
}
