package com.sinch.operator.cli.usage;

import com.sinch.operator.api.Annotations;
import com.sinch.operator.api.Labels;
import com.sinch.operator.api.UsageReport;
import com.sinch.operator.domain.billing.Part;
import com.sinch.operator.domain.billing.RecordNames;
import com.sinch.operator.domain.billing.RecordedPart;
import com.sinch.operator.domain.billing.Reimport;
import com.sinch.operator.domain.hierarchy.ObjectName;
import com.sinch.operator.kubernetes.Facts;
import com.sinch.operator.kubernetes.Pages;
import io.fabric8.kubernetes.api.model.KubernetesResourceList;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.FilterWatchListDeletable;
import io.fabric8.kubernetes.client.dsl.MixedOperation;
import io.fabric8.kubernetes.client.dsl.Resource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * The reports that were imported from a source before.
 *
 * @param client the cluster; all methods throw {@link KubernetesClientException} where it refuses or does not answer
 * @param source the source
 */
record Recorded(KubernetesClient client, String source) {

    private static final Pattern NUMBER = Pattern.compile("[1-9][0-9]{0,8}");

    /**
     * What was found.
     *
     * @param everywhere whether all namespaces could be looked at
     * @param strange reports that carry the label of the source, and were not imported
     */
    record Found(boolean everywhere, List<ObjectName> strange) {}

    /**
     * Looks for them, in all namespaces where the user may, and shows them to a comparison. In the namespaces of the billing
     * accounts that are to be charged all of them matter. Elsewhere only those of projects that are to be recorded do, which may have
     * been linked to a billing account there: files of other people may well have the same name.
     *
     * @param homes the namespaces of the billing accounts
     * @param projects the projects
     */
    Found find(Reimport reimport, Set<String> homes, Set<ObjectName> projects) {
        var strange = new ArrayList<ObjectName>();
        Consumer<UsageReport> see = report -> {
            boolean atHome = homes.contains(report.getMetadata().getNamespace());
            var part = part(report);
            part.filter(it -> atHome || projects.contains(it.key().group().project()))
                    .ifPresent(it -> reimport.see(recorded(report, it)));
            if (part.isEmpty() && atHome) {
                strange.add(Facts.name(report));
            }
        };
        if (Permission.allows(() -> list(reports().inAnyNamespace(), see))) {
            return new Found(true, strange);
        }
        homes.forEach(home -> list(reports().inNamespace(home), see));
        projects.stream()
                .map(ObjectName::namespace)
                .distinct()
                .filter(other -> !homes.contains(other))
                .forEach(other -> Permission.allows(() -> list(reports().inNamespace(other), see)));
        return new Found(false, strange);
    }

    /** A report as it is now; empty = it is gone. */
    Optional<UsageReport> get(ObjectName name) {
        return Optional.ofNullable(client.resources(UsageReport.class)
                .inNamespace(name.namespace())
                .withName(name.name())
                .get());
    }

    /** The part that a report records; empty = it was not imported. */
    static Optional<Part> part(UsageReport report) {
        return annotation(report, Annotations.PART)
                .filter(it -> NUMBER.matcher(it).matches())
                .map(number ->
                        Part.of(report.getSpec(), report.getMetadata().getNamespace(), Integer.parseInt(number)));
    }

    /** The import that a report comes from; empty = it does not say. */
    static Optional<String> ofImport(UsageReport report) {
        return annotation(report, Annotations.IMPORT);
    }

    /** The billing account that a report charges. */
    static ObjectName billingAccount(UsageReport report) {
        return new ObjectName(
                "BillingAccount",
                report.getMetadata().getNamespace(),
                report.getSpec().billingAccountRef().name());
    }

    private MixedOperation<UsageReport, KubernetesResourceList<UsageReport>, Resource<UsageReport>> reports() {
        return client.resources(UsageReport.class);
    }

    private void list(
            FilterWatchListDeletable<UsageReport, KubernetesResourceList<UsageReport>, Resource<UsageReport>> reports,
            Consumer<UsageReport> see) {
        Pages.of(reports.withLabel(Labels.SOURCE, RecordNames.label(source)), Pages.OF_REPORTS)
                .forEach(see);
    }

    private static RecordedPart recorded(UsageReport report, Part part) {
        return new RecordedPart(
                Facts.name(report), billingAccount(report), part.key(), part.digest(), ofImport(report));
    }

    private static Optional<String> annotation(UsageReport report, String key) {
        return Optional.ofNullable(report.getMetadata().getAnnotations()).map(it -> it.get(key));
    }
}
