package com.sinch.operator.controller.project;

import com.sinch.operator.api.Project;
import com.sinch.operator.api.ProjectStatus;
import com.sinch.operator.domain.condition.Report;
import com.sinch.operator.domain.hierarchy.Identity;
import com.sinch.operator.kubernetes.AccessGrants;
import com.sinch.operator.kubernetes.AccessOutcome;
import com.sinch.operator.kubernetes.Facts;
import com.sinch.operator.kubernetes.KeyOutcome;
import com.sinch.operator.kubernetes.KeySecrets;
import com.sinch.operator.kubernetes.Neighbourhood;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;

/** One reconciliation of a Project, without a cluster. */
public final class ProjectStep {

    private ProjectStep() {}

    /**
     * Gathers, decides and reports, as the reconciler does.
     *
     * @param claims the claims of all Projects and Subprojects to the project's ID
     * @param keys sees to the project's key
     * @param access sees to its members' access
     */
    public static Report<ProjectStatus> of(
            Project project,
            List<Identity.Claim> claims,
            Neighbourhood neighbourhood,
            Function<KeySecrets.Order, KeyOutcome> keys,
            Function<AccessGrants.Order, AccessOutcome> access,
            Instant now) {
        var contest = new Identity.Contest(Facts.claim(project), claims);
        var world = ProjectWorld.gather(project, contest, neighbourhood, Instant.EPOCH);
        var decision = ProjectDecision.decide(world, now);
        var key = world.paused() ? KeyOutcome.NONE : keys.apply(decision.key());
        return decision.report(key, access.apply(decision.access()));
    }
}
