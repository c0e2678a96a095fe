package com.sinch.operator.controller.subproject;

import com.sinch.operator.api.ApiKeySpec;
import com.sinch.operator.api.ApiKeyStatus;
import com.sinch.operator.api.ConditionStatus;
import com.sinch.operator.api.Environment;
import com.sinch.operator.api.KeyRecord;
import com.sinch.operator.api.KeyState;
import com.sinch.operator.api.Member;
import com.sinch.operator.api.MemberRole;
import com.sinch.operator.api.ParentReference;
import com.sinch.operator.api.SubprojectSpec;
import com.sinch.operator.api.SubprojectStatus;
import com.sinch.operator.domain.billing.Charges;
import com.sinch.operator.domain.condition.ConditionType;
import com.sinch.operator.domain.condition.Finding;
import com.sinch.operator.domain.condition.Reason;
import com.sinch.operator.domain.hierarchy.Identity;
import com.sinch.operator.domain.hierarchy.ObjectName;
import com.sinch.operator.domain.hierarchy.Parent;
import com.sinch.operator.domain.hierarchy.ProjectFacts;
import com.sinch.operator.domain.key.KeyAnnotations;
import com.sinch.operator.domain.key.KeyTerms;
import com.sinch.operator.kubernetes.KeyOutcome;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The worlds of one subproject, {@code client-one} of the project {@code brokering} in another namespace. */
final class Worlds {

    static final Instant CREATED = Instant.parse("2026-11-22T12:00:00Z");
    static final Instant NOW = CREATED.plusSeconds(3600);

    static final ObjectName NAME = new ObjectName("Subproject", "clients", "client-one");
    static final ObjectName PROJECT = new ObjectName("Project", "headquarters", "brokering");
    static final Identity.Claim CLAIM = new Identity.Claim(NAME, "uid-1", CREATED, false);
    static final Identity.Claim STRONGER =
            new Identity.Claim(new ObjectName("Project", "elsewhere", "rival"), "uid-0", CREATED, true);

    static final List<Member> MEMBERS = List.of(new Member(Member.Kind.User, "vera", "", MemberRole.Viewer));

    /** The key once it was seen to: the Secret holds the active one. */
    static final KeyOutcome ISSUED = new KeyOutcome(
            List.of(new KeyRecord("7f1d", KeyState.Active, "hash", CREATED, null, null)),
            Optional.of(new ApiKeyStatus("client-one-api-key", "7f1d", null, null)),
            Optional.of(Finding.holds(ConditionType.APIKeyReady, Reason.KeyIssued, "It holds the active key.")),
            Optional.empty());

    private static final KeyTerms TERMS = new KeyTerms("uid-1", CREATED, KeyAnnotations.NONE);

    private Worlds() {}

    static ProjectFacts project(boolean settled, ConditionStatus accepted, ConditionStatus billing) {
        return new ProjectFacts(
                new Parent(PROJECT, false, settled, accepted),
                Optional.of("project-id"),
                Optional.of("account-id"),
                billing,
                Optional.of(Environment.Production),
                MEMBERS);
    }

    static SubprojectWorld world(Optional<ProjectFacts> project) {
        return world(project, CLAIM, List.of(), SubprojectWorld.NOTHING_REPORTED);
    }

    static SubprojectWorld world(
            Optional<ProjectFacts> project, Identity.Claim claim, List<Identity.Claim> rivals, SubprojectStatus last) {
        var spec = new SubprojectSpec(
                "client-one", null, new ParentReference("brokering", "headquarters"), Map.of(), ApiKeySpec.DEFAULT);
        return new SubprojectWorld(
                NAME,
                1,
                false,
                spec,
                last,
                "client-one",
                claim,
                rivals,
                "client-one-api-key",
                TERMS,
                PROJECT,
                project,
                Charges.NONE);
    }

    static SubprojectWorld withLast(SubprojectWorld world, SubprojectStatus last) {
        return world(world.project(), world.claim(), world.rivals(), last);
    }
}
