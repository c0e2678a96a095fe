package com.sinch.operator.controller.project;

import static com.sinch.operator.kubernetes.Link.PROJECT_TO_ACCOUNT;
import static com.sinch.operator.kubernetes.Link.PROJECT_TO_BILLING_ACCOUNT;
import static com.sinch.operator.kubernetes.Link.SUBPROJECT_TO_PROJECT;

import com.sinch.operator.api.Project;
import com.sinch.operator.api.ProjectSpec;
import com.sinch.operator.api.ProjectStatus;
import com.sinch.operator.domain.billing.Charges;
import com.sinch.operator.domain.hierarchy.AccountFacts;
import com.sinch.operator.domain.hierarchy.Billing;
import com.sinch.operator.domain.hierarchy.Identity;
import com.sinch.operator.domain.hierarchy.ObjectName;
import com.sinch.operator.domain.key.KeyTerms;
import com.sinch.operator.domain.rollup.Child;
import com.sinch.operator.kubernetes.Facts;
import com.sinch.operator.kubernetes.Neighbourhood;
import com.sinch.operator.kubernetes.References;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * All that is decided from about a Project.
 *
 * @param name which object
 * @param generation its {@code metadata.generation}
 * @param createdAt when it was created
 * @param terminating whether it is being deleted
 * @param paused whether nothing is to be done for it
 * @param namespacesReadable whether the operator may read Namespaces
 * @param spec what its user asks
 * @param last what was reported last; without conditions where nothing was
 * @param id the ID that it claims
 * @param claim its claim to that ID
 * @param rivals the claims of other Projects and Subprojects to the same ID
 * @param secretName the Secret that is to hold its key
 * @param keyTerms what bears on the key beside the spec
 * @param accountTarget the account that it names
 * @param account what is known of that; empty = it does not exist, or does not permit it
 * @param billingTarget the billing account that it names, or its account's default one
 * @param billing what is known of that; empty = it does not exist, or does not permit it
 * @param subprojects the subprojects that are attached to it
 * @param charges what it was charged, with all that its subprojects bear
 */
record ProjectWorld(
        ObjectName name,
        long generation,
        Instant createdAt,
        boolean terminating,
        boolean paused,
        boolean namespacesReadable,
        ProjectSpec spec,
        ProjectStatus last,
        String id,
        Identity.Claim claim,
        List<Identity.Claim> rivals,
        String secretName,
        KeyTerms keyTerms,
        ObjectName accountTarget,
        Optional<AccountFacts> account,
        ObjectName billingTarget,
        Optional<Billing.Account> billing,
        List<Child> subprojects,
        Charges charges) {

    static final ProjectStatus NOTHING_REPORTED =
            new ProjectStatus(null, null, null, null, List.of(), null, null, List.of(), List.of(), List.of());

    static ProjectWorld gather(
            Project project, Identity.Contest contest, Neighbourhood neighbourhood, Instant startedAt) {
        return new ProjectWorld(
                Facts.name(project),
                project.getMetadata().getGeneration(),
                Facts.createdAt(project),
                Facts.terminating(project),
                Facts.paused(project),
                neighbourhood.namespaces().readable(),
                project.getSpec(),
                Optional.ofNullable(project.getStatus()).orElse(NOTHING_REPORTED),
                Facts.id(project),
                contest.own(),
                contest.rivals(),
                References.keySecret(project),
                Facts.keyTerms(project, startedAt),
                References.account(project),
                neighbourhood.parent(PROJECT_TO_ACCOUNT, project).map(Facts::accountOfProjects),
                References.billingAccount(project),
                neighbourhood.parent(PROJECT_TO_BILLING_ACCOUNT, project).map(Facts::billingAccount),
                neighbourhood.children(SUBPROJECT_TO_PROJECT, project).stream()
                        .map(Facts::child)
                        .toList(),
                neighbourhood.records().ledger().ofProject(Facts.name(project), References.account(project)));
    }
}
