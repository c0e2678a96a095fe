package com.sinch.operator.domain.hierarchy;

import com.sinch.operator.api.ConditionStatus;
import com.sinch.operator.api.Environment;
import com.sinch.operator.api.Member;
import java.util.List;
import java.util.Optional;

/**
 * What a subproject needs to know of its project.
 *
 * @param parent what every child knows of its parent
 * @param projectId the project's ID; empty = not reported yet
 * @param accountId the ID of the project's account; empty = not reported yet
 * @param billing the project's {@code BillingReady}
 * @param environment what the project is for; empty = not said
 * @param members who has access to the project and so to its subprojects
 */
public record ProjectFacts(
        Parent parent,
        Optional<String> projectId,
        Optional<String> accountId,
        ConditionStatus billing,
        Optional<Environment> environment,
        List<Member> members) {

    /** What a subproject has to be woken for. */
    public ProjectFacts flowingDown() {
        return new ProjectFacts(parent.flowingDown(), projectId, accountId, billing, environment, members);
    }
}
