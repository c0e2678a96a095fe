package com.sinch.operator.controller.subproject;

import com.sinch.operator.api.SubprojectSpec;
import com.sinch.operator.api.SubprojectStatus;
import com.sinch.operator.domain.hierarchy.Identity;
import com.sinch.operator.domain.hierarchy.ObjectName;
import com.sinch.operator.domain.hierarchy.ProjectFacts;
import java.util.List;
import java.util.Optional;

/**
 * All that is decided from about a Subproject.
 *
 * @param name which object
 * @param generation its {@code metadata.generation}
 * @param spec what its user asks
 * @param last what was reported last; without conditions where nothing was
 * @param id the ID that it claims
 * @param claim its claim to that ID
 * @param rivals the claims of other Projects and Subprojects to the same ID
 * @param secretName the Secret that is to hold its key
 * @param target the project that it names
 * @param project what is known of that; empty = it does not exist
 */
record SubprojectWorld(
        ObjectName name,
        long generation,
        SubprojectSpec spec,
        SubprojectStatus last,
        String id,
        Identity.Claim claim,
        List<Identity.Claim> rivals,
        String secretName,
        ObjectName target,
        Optional<ProjectFacts> project) {

    static final SubprojectStatus NOTHING_REPORTED =
            new SubprojectStatus(null, null, null, null, List.of(), null, List.of(), null);
}
