package com.sinch.operator.controller.subproject;

import static com.sinch.operator.kubernetes.Link.SUBPROJECT_TO_PROJECT;

import com.sinch.operator.api.Member;
import com.sinch.operator.api.Subproject;
import com.sinch.operator.api.SubprojectSpec;
import com.sinch.operator.api.SubprojectStatus;
import com.sinch.operator.domain.billing.Charges;
import com.sinch.operator.domain.hierarchy.Identity;
import com.sinch.operator.domain.hierarchy.ObjectName;
import com.sinch.operator.domain.hierarchy.ProjectFacts;
import com.sinch.operator.domain.key.KeyTerms;
import com.sinch.operator.kubernetes.Facts;
import com.sinch.operator.kubernetes.Neighbourhood;
import com.sinch.operator.kubernetes.References;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * All that is decided from about a Subproject.
 *
 * @param name which object
 * @param generation its {@code metadata.generation}
 * @param paused whether nothing is to be done for it
 * @param spec what its user asks
 * @param last what was reported last; without conditions where nothing was
 * @param id the ID that it claims
 * @param claim its claim to that ID
 * @param rivals the claims of other Projects and Subprojects to the same ID
 * @param secretName the Secret that is to hold its key
 * @param keyTerms what bears on the key beside the spec
 * @param target the project that it names
 * @param project what is known of that; empty = it does not exist, or does not permit it
 * @param charges what it was charged
 */
record SubprojectWorld(
        ObjectName name,
        long generation,
        boolean paused,
        SubprojectSpec spec,
        SubprojectStatus last,
        String id,
        Identity.Claim claim,
        List<Identity.Claim> rivals,
        String secretName,
        KeyTerms keyTerms,
        ObjectName target,
        Optional<ProjectFacts> project,
        Charges charges) {

    /** Who has access: the members of whatever project it names and is permitted by, accepted or not. */
    List<Member> members() {
        return project.map(ProjectFacts::members).orElse(List.of());
    }

    static final SubprojectStatus NOTHING_REPORTED =
            new SubprojectStatus(null, null, null, null, List.of(), null, List.of(), null, List.of(), List.of());

    static SubprojectWorld gather(
            Subproject subproject, Identity.Contest contest, Neighbourhood neighbourhood, Instant startedAt) {
        var project = neighbourhood.parent(SUBPROJECT_TO_PROJECT, subproject);
        return new SubprojectWorld(
                Facts.name(subproject),
                subproject.getMetadata().getGeneration(),
                Facts.paused(subproject),
                subproject.getSpec(),
                Optional.ofNullable(subproject.getStatus()).orElse(NOTHING_REPORTED),
                Facts.id(subproject),
                contest.own(),
                contest.rivals(),
                References.keySecret(subproject),
                Facts.keyTerms(subproject, startedAt),
                References.project(subproject),
                project.map(Facts::project),
                project.map(it -> Facts.charges(
                                subproject, it, neighbourhood.records().ledger()))
                        .orElse(Charges.NONE));
    }
}
