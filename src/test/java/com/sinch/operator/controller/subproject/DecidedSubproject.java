package com.sinch.operator.controller.subproject;

import static com.sinch.operator.api.ConditionStatus.True;
import static com.sinch.operator.controller.subproject.Worlds.ISSUED;
import static com.sinch.operator.controller.subproject.Worlds.NOW;

import com.sinch.operator.api.SubprojectStatus;
import com.sinch.operator.domain.condition.Report;
import com.sinch.operator.kubernetes.AccessGrants;
import com.sinch.operator.kubernetes.AccessOutcome;
import com.sinch.operator.kubernetes.KeySecrets;
import java.util.Optional;

/**
 * All that is decided in one reconciliation of a subproject, for those outside of this package.
 *
 * @param key what was asked of its key
 * @param access what was asked of its members' access
 * @param report what is to be reported
 */
public record DecidedSubproject(KeySecrets.Order key, AccessGrants.Order access, Report<SubprojectStatus> report) {

    /** What is known of a subproject before anything is decided about it. */
    public static final class Known {

        private final SubprojectWorld world;

        private Known(SubprojectWorld world) {
            this.world = world;
        }

        /** One of a billed project, of which nothing was ever reported. */
        public static Known justCreated() {
            return new Known(Worlds.world(Optional.of(Worlds.project(true, True, True))));
        }

        /** The same once everything was reported, so that nothing is left to do. */
        public Known atRest() {
            return new Known(Worlds.withLast(world, decide().report().status().orElseThrow()));
        }

        /** What was reported of it last. */
        public SubprojectStatus last() {
            return world.last();
        }

        /** Decides as the reconciler does, where its key turns out to be in its Secret and its members have access. */
        public DecidedSubproject decide() {
            var decision = SubprojectDecision.decide(world, NOW);
            return new DecidedSubproject(
                    decision.key(), decision.access(), decision.report(ISSUED, AccessOutcome.NONE));
        }
    }
}
