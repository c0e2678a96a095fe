package com.sinch.operator.cli.tree;

import com.sinch.operator.api.AccountDefaults;
import com.sinch.operator.api.AllowedNamespaces;
import com.sinch.operator.api.ApiKeySpec;
import com.sinch.operator.api.ApiKeyStatus;
import com.sinch.operator.api.Balance;
import com.sinch.operator.api.BillingAccount;
import com.sinch.operator.api.BillingAccountSpec;
import com.sinch.operator.api.BillingAccountStatus;
import com.sinch.operator.api.BillingType;
import com.sinch.operator.api.ChildCount;
import com.sinch.operator.api.Condition;
import com.sinch.operator.api.ConditionStatus;
import com.sinch.operator.api.Environment;
import com.sinch.operator.api.KeyRecord;
import com.sinch.operator.api.ParentReference;
import com.sinch.operator.api.Project;
import com.sinch.operator.api.ProjectSpec;
import com.sinch.operator.api.ProjectStatus;
import com.sinch.operator.api.SinchAccount;
import com.sinch.operator.api.SinchAccountSpec;
import com.sinch.operator.api.SinchAccountStatus;
import com.sinch.operator.api.Subproject;
import com.sinch.operator.api.SubprojectSpec;
import com.sinch.operator.api.SubprojectStatus;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A cluster's objects as an API server would list them; each is two days old and in namespace {@code shop} unless said. */
final class ListedObjects {

    static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");

    private static final Instant CREATED = NOW.minus(Duration.ofDays(2));

    private final List<SinchAccount> accounts = new ArrayList<>();
    private final List<BillingAccount> billingAccounts = new ArrayList<>();
    private final List<Project> projects = new ArrayList<>();
    private final List<Subproject> subprojects = new ArrayList<>();

    private String namespace = "shop";

    /** What follows is in that namespace. */
    ListedObjects in(String other) {
        namespace = other;
        return this;
    }

    ListedObjects account(String name, Condition... conditions) {
        var account = new SinchAccount();
        account.setMetadata(metadata(name));
        account.setSpec(new SinchAccountSpec(
                null, null, AccountDefaults.DEFAULT, AllowedNamespaces.SAME, AllowedNamespaces.SAME));
        account.setStatus(new SinchAccountStatus(
                "id-of-" + name, 1L, List.of(conditions), null, null, null, List.of(), List.of()));
        accounts.add(account);
        return this;
    }

    ListedObjects billingAccount(String name, String account, Condition... conditions) {
        var billingAccount = new BillingAccount();
        billingAccount.setMetadata(metadata(name));
        billingAccount.setSpec(
                BillingAccountSpec.of(reference(account), BillingType.Postpaid, "EUR", AllowedNamespaces.SAME));
        billingAccount.setStatus(
                new BillingAccountStatus("id-of-" + name, 1L, List.of(conditions), null, null, List.of(), List.of()));
        billingAccounts.add(billingAccount);
        return this;
    }

    /** A billing account that something was paid to, or charged. */
    ListedObjects billingAccount(
            String name, String account, BillingType type, Balance balance, Condition... conditions) {
        billingAccount(name, account, conditions);
        var billingAccount = billingAccounts.get(billingAccounts.size() - 1);
        billingAccount.setSpec(BillingAccountSpec.of(reference(account), type, "EUR", AllowedNamespaces.SAME));
        billingAccount.setStatus(new BillingAccountStatus(
                "id-of-" + name, 1L, List.of(conditions), null, balance, List.of(), List.of()));
        return this;
    }

    ListedObjects project(String name, String account, Condition... conditions) {
        return project(name, account, null, null, null, conditions);
    }

    ListedObjects project(
            String name,
            String account,
            @Nullable String billingAccount,
            @Nullable Environment environment,
            @Nullable ChildCount counted,
            Condition... conditions) {
        var project = new Project();
        project.setMetadata(metadata(name));
        project.setSpec(new ProjectSpec(
                null,
                null,
                environment,
                reference(account),
                billingAccount == null ? null : reference(billingAccount),
                List.of(),
                null,
                AllowedNamespaces.SAME));
        project.setStatus(new ProjectStatus(
                "id-of-" + name,
                "id-of-" + account,
                null,
                1L,
                List.of(conditions),
                counted,
                null,
                List.of(),
                List.of(),
                List.of()));
        projects.add(project);
        return this;
    }

    /** A Subproject that the operator has reported on and given a key. */
    ListedObjects subproject(String name, String project, Condition... conditions) {
        var status = new SubprojectStatus(
                "id-of-" + name,
                "id-of-" + project,
                "id-of-account",
                1L,
                List.of(conditions),
                new ApiKeyStatus(name + "-api-key", "key-of-" + name, null, null),
                List.<KeyRecord>of(),
                null,
                List.of(),
                List.of());
        subprojects.add(subproject(name, project, null, status));
        return this;
    }

    /** As many Ready Subprojects, named {@code client-01} and so on. */
    ListedObjects readySubprojects(int count, String project) {
        IntStream.rangeClosed(1, count)
                .forEach(number -> subproject("client-%02d".formatted(number), project, ready()));
        return this;
    }

    /** A Subproject that nobody has reported on. */
    ListedObjects freshSubproject(String name, String project, String displayName) {
        subprojects.add(subproject(name, project, displayName, null));
        return this;
    }

    /** The last Subproject is being deleted. */
    ListedObjects terminating() {
        lastSubproject().getMetadata().setDeletionTimestamp(NOW.toString());
        return this;
    }

    /** The last Subproject was edited after its status was written. */
    ListedObjects edited() {
        lastSubproject().getMetadata().setGeneration(2L);
        return this;
    }

    /** What a listing of that namespace finds. */
    Listing listing(String only) {
        return new Listing(only, accounts, billingAccounts, projects, subprojects);
    }

    /** What a listing of all namespaces finds. */
    Listing everywhere() {
        return new Listing(null, accounts, billingAccounts, projects, subprojects);
    }

    static Condition ready() {
        return condition("Ready", ConditionStatus.True, "Ready", "In order.");
    }

    static Condition fails(String type, String reason, String message) {
        return condition(type, ConditionStatus.False, reason, message);
    }

    static Condition condition(String type, ConditionStatus status, String reason, String message) {
        return new Condition(type, status, 1L, CREATED, reason, message);
    }

    private Subproject lastSubproject() {
        return subprojects.get(subprojects.size() - 1);
    }

    private Subproject subproject(
            String name, String project, @Nullable String displayName, @Nullable SubprojectStatus status) {
        var subproject = new Subproject();
        subproject.setMetadata(metadata(name));
        subproject.setSpec(new SubprojectSpec(null, displayName, reference(project), Map.of(), ApiKeySpec.DEFAULT));
        if (status != null) {
            subproject.setStatus(status);
        }
        return subproject;
    }

    private ObjectMeta metadata(String name) {
        return new ObjectMetaBuilder()
                .withNamespace(namespace)
                .withName(name)
                .withGeneration(1L)
                .withCreationTimestamp(CREATED.toString())
                .build();
    }

    /** {@code name} in the same namespace, or {@code namespace/name}. */
    private static ParentReference reference(String text) {
        int slash = text.indexOf('/');
        return slash < 0
                ? ParentReference.to(text)
                : new ParentReference(text.substring(slash + 1), text.substring(0, slash));
    }
}
