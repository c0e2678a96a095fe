package com.sinch.operator.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.sinch.operator.api.BillingAccount;
import com.sinch.operator.api.Charge;
import com.sinch.operator.api.ConditionStatus;
import com.sinch.operator.api.Project;
import com.sinch.operator.api.ReportedStatus;
import com.sinch.operator.api.SinchAccount;
import com.sinch.operator.api.Subproject;
import com.sinch.operator.api.SubprojectReference;
import com.sinch.operator.api.UsageReport;
import com.sinch.operator.domain.condition.ConditionType;
import com.sinch.operator.domain.condition.Conditions;
import io.fabric8.kubernetes.client.CustomResource;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The three sums that must hold of every account at rest, added up anew from what the API server has: of each project what its
 * subprojects bear, living or gone, and its own; of each billing account its reports; of each account its billing accounts.
 *
 * @param accounts all there are where the whole tree is, and so on
 * @param billingAccounts all there are
 * @param projects all there are
 * @param subprojects all there are
 * @param reports all there are
 */
record Sums(
        List<SinchAccount> accounts,
        List<BillingAccount> billingAccounts,
        List<Project> projects,
        List<Subproject> subprojects,
        List<UsageReport> reports) {

    /** Asserts all of them, as soon as they hold. */
    static void eventuallyHoldIn(Sandbox sandbox) {
        Sandbox.eventually(() -> {
            var sums = new Sums(
                    all(SinchAccount.class, sandbox),
                    all(BillingAccount.class, sandbox),
                    all(Project.class, sandbox),
                    all(Subproject.class, sandbox),
                    all(UsageReport.class, sandbox));
            sums.holdOfProjects();
            sums.holdOfBillingAccounts();
            sums.holdOfAccounts();
        });
    }

    private void holdOfProjects() {
        for (var project : projects) {
            var name = project.getMetadata().getName();
            var lines = new TreeMap<String, BigDecimal>();
            var living = living(name);
            reports.stream()
                    .filter(report -> report.getSpec().projectRef().name().equals(name))
                    .filter(report -> holds(report, ConditionType.Attributed))
                    .forEach(report -> report.getSpec().lines().stream()
                            .filter(line -> !living.contains(named(line.subproject())))
                            .forEach(line -> add(lines, report, line.cost())));
            subprojects.stream()
                    .filter(subproject ->
                            subproject.getSpec().projectRef().name().equals(name))
                    .forEach(subproject -> add(
                            lines,
                            Objects.requireNonNull(subproject.getStatus()).charges()));
            assertThat(written(lines))
                    .as("what %s and all beneath it bears", name)
                    .isEqualTo(
                            listed(Objects.requireNonNull(project.getStatus()).charges()));
        }
    }

    private void holdOfBillingAccounts() {
        for (var billingAccount : billingAccounts) {
            var name = billingAccount.getMetadata().getName();
            var totals = new TreeMap<String, BigDecimal>();
            reports.stream()
                    .filter(report ->
                            report.getSpec().billingAccountRef().name().equals(name))
                    .filter(report -> holds(report, ConditionType.Accepted))
                    .forEach(report -> add(
                            totals,
                            report,
                            Objects.requireNonNull(
                                    Objects.requireNonNull(report.getStatus()).total())));
            assertThat(written(totals))
                    .as("the reports of %s", name)
                    .isEqualTo(listed(
                            Objects.requireNonNull(billingAccount.getStatus()).charges()));
        }
    }

    private void holdOfAccounts() {
        for (var account : accounts) {
            var name = account.getMetadata().getName();
            var totals = new TreeMap<String, BigDecimal>();
            billingAccounts.stream()
                    .filter(billing -> billing.getSpec().accountRef().name().equals(name))
                    .forEach(billing -> add(
                            totals, Objects.requireNonNull(billing.getStatus()).charges()));
            assertThat(written(totals))
                    .as("the billing accounts of %s", name)
                    .isEqualTo(
                            listed(Objects.requireNonNull(account.getStatus()).charges()));
        }
    }

    /** As whom lines may name the subprojects of a project. */
    private Set<String> living(String project) {
        return subprojects.stream()
                .filter(it -> it.getSpec().projectRef().name().equals(project))
                .flatMap(it -> Stream.of(
                        "name " + it.getMetadata().getName(),
                        "id " + Objects.requireNonNull(it.getStatus()).subprojectId()))
                .collect(Collectors.toSet());
    }

    private static String named(@Nullable SubprojectReference reference) {
        if (reference == null) {
            return "";
        }
        return reference.id() == null ? "name " + reference.name() : "id " + reference.id();
    }

    private static <T extends CustomResource<?, ?>> List<T> all(Class<T> kind, Sandbox sandbox) {
        return sandbox.client()
                .resources(kind)
                .inNamespace(sandbox.namespace())
                .list()
                .getItems();
    }

    private static boolean holds(CustomResource<?, ? extends ReportedStatus> object, ConditionType type) {
        return Conditions.status(Sandbox.conditions(object), type) == ConditionStatus.True;
    }

    private static void add(Map<String, BigDecimal> sums, UsageReport report, String amount) {
        var slot = report.getSpec().period() + " " + report.getSpec().currency();
        sums.merge(slot, new BigDecimal(amount), BigDecimal::add);
    }

    private static void add(Map<String, BigDecimal> sums, List<Charge> charges) {
        charges.forEach(charge -> sums.merge(
                charge.period() + " " + charge.currency(), new BigDecimal(charge.amount()), BigDecimal::add));
    }

    private static Map<String, String> listed(Collection<Charge> charges) {
        var sums = new TreeMap<String, BigDecimal>();
        charges.forEach(charge -> add(sums, List.of(charge)));
        return written(sums);
    }

    private static Map<String, String> written(Map<String, BigDecimal> sums) {
        var written = new TreeMap<String, String>();
        sums.forEach((slot, amount) -> written.put(
                slot, amount.signum() == 0 ? "0" : amount.stripTrailingZeros().toPlainString()));
        return written;
    }
}
