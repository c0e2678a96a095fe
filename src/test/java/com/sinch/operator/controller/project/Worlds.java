package com.sinch.operator.controller.project;

import com.sinch.operator.api.AllowedNamespaces;
import com.sinch.operator.api.ApiKeySpec;
import com.sinch.operator.api.ChildCount;
import com.sinch.operator.api.ConditionStatus;
import com.sinch.operator.api.ParentReference;
import com.sinch.operator.api.ProjectSpec;
import com.sinch.operator.api.ProjectStatus;
import com.sinch.operator.domain.billing.Charges;
import com.sinch.operator.domain.hierarchy.AccountFacts;
import com.sinch.operator.domain.hierarchy.Billing;
import com.sinch.operator.domain.hierarchy.Identity;
import com.sinch.operator.domain.hierarchy.ObjectName;
import com.sinch.operator.domain.hierarchy.Parent;
import com.sinch.operator.domain.key.KeyAnnotations;
import com.sinch.operator.domain.key.KeyTerms;
import com.sinch.operator.domain.rollup.Child;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The worlds of one project, {@code brokering} of the account {@code middleman}; changed one thing at a time. */
record Worlds(
        boolean terminating,
        ProjectStatus last,
        @Nullable ApiKeySpec apiKey,
        List<Identity.Claim> rivals,
        Optional<AccountFacts> account,
        Optional<Billing.Account> billing,
        List<Child> subprojects) {

    static final Instant CREATED = Instant.parse("2026-11-22T12:00:00Z");
    static final Instant NOW = CREATED.plusSeconds(3600);

    static final ObjectName NAME = new ObjectName("Project", "clients", "brokering");
    static final ObjectName ACCOUNT = new ObjectName("SinchAccount", "clients", "middleman");
    static final ObjectName BILLING = new ObjectName("BillingAccount", "clients", "middleman-default");
    static final Identity.Claim CLAIM = new Identity.Claim(NAME, "uid-1", CREATED, false);
    static final Identity.Claim STRONGER =
            new Identity.Claim(new ObjectName("Subproject", "elsewhere", "rival"), "uid-0", CREATED, true);

    /** Accepted and billed, without a key and without subprojects. */
    static final Worlds IN_ORDER = new Worlds(
            false,
            ProjectWorld.NOTHING_REPORTED,
            null,
            List.of(),
            Optional.of(account(ConditionStatus.True)),
            Optional.of(billing(ACCOUNT)),
            List.of());

    static AccountFacts account(ConditionStatus accepted) {
        return new AccountFacts(new Parent(ACCOUNT, false, true, accepted), Optional.of("account-id"));
    }

    static Billing.Account billing(ObjectName owner) {
        return new Billing.Account(new Parent(BILLING, false, true, ConditionStatus.True), owner, ConditionStatus.True);
    }

    static Child subproject(String name, boolean ready) {
        var object = new ObjectName("Subproject", "clients", name);
        return new Child(object, CREATED, ready, ready, ready ? "" : "BillingNotReady", ChildCount.NONE);
    }

    Worlds terminates() {
        return new Worlds(true, last, apiKey, rivals, account, billing, subprojects);
    }

    Worlds reported(ProjectStatus status) {
        return new Worlds(terminating, status, apiKey, rivals, account, billing, subprojects);
    }

    Worlds wantsKey(ApiKeySpec spec) {
        return new Worlds(terminating, last, spec, rivals, account, billing, subprojects);
    }

    Worlds rivalledBy(Identity.Claim rival) {
        return new Worlds(terminating, last, apiKey, List.of(rival), account, billing, subprojects);
    }

    Worlds of(Optional<AccountFacts> other) {
        return new Worlds(terminating, last, apiKey, rivals, other, billing, subprojects);
    }

    Worlds billedTo(Optional<Billing.Account> other) {
        return new Worlds(terminating, last, apiKey, rivals, account, other, subprojects);
    }

    Worlds with(Child... children) {
        return new Worlds(terminating, last, apiKey, rivals, account, billing, List.of(children));
    }

    ProjectWorld world() {
        var spec = new ProjectSpec(
                "brokering",
                null,
                null,
                ParentReference.to("middleman"),
                null,
                List.of(),
                apiKey,
                AllowedNamespaces.SAME);
        return new ProjectWorld(
                NAME,
                1,
                CREATED,
                terminating,
                false,
                true,
                spec,
                last,
                "brokering",
                CLAIM,
                rivals,
                "brokering-project-api-key",
                new KeyTerms("uid-1", CREATED, KeyAnnotations.NONE),
                ACCOUNT,
                account,
                BILLING,
                billing,
                subprojects,
                Charges.NONE);
    }
}
