package com.sinch.operator.it;

import com.sinch.operator.api.BillingAccount;
import com.sinch.operator.api.ConditionStatus;
import com.sinch.operator.api.KeyState;
import com.sinch.operator.api.Payment;
import com.sinch.operator.api.Project;
import com.sinch.operator.api.ReportedStatus;
import com.sinch.operator.api.SinchAccount;
import com.sinch.operator.api.Subproject;
import com.sinch.operator.api.UsageReport;
import com.sinch.operator.domain.condition.ConditionType;
import com.sinch.operator.domain.condition.Conditions;
import com.sinch.operator.domain.condition.Reason;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.rbac.Role;
import io.fabric8.kubernetes.api.model.rbac.RoleBinding;
import io.fabric8.kubernetes.client.CustomResource;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * A short life in which an operator does all that it ever does.
 *
 * @param name what a step is about
 * @param act what people do
 * @param done whether the operator has done its part
 */
record PrivilegeScenario(String name, Consumer<Sandbox> act, Predicate<Sandbox> done) {

    private static final String ACCOUNT =
            """
            apiVersion: account.sinch.com/v1alpha1
            kind: SinchAccount
            metadata: {name: acme}
            spec:
              allowedNamespaces: {from: Selector, selector: {matchLabels: {customer: acme}}}
            """;

    private static final String PROJECT =
            """
            apiVersion: account.sinch.com/v1alpha1
            kind: Project
            metadata: {name: clients}
            spec: {accountRef: {name: acme}, members: [%s]}
            """;

    private static final String VERA = "{kind: User, name: vera, role: Viewer}";
    private static final String MAX = "{kind: User, name: max, role: Member}";
    private static final String EVE = "{kind: User, name: eve, role: Member}";
    private static final String ADA = "{kind: User, name: ada, role: Admin}";

    private static final String FOREIGN =
            """
            apiVersion: rbac.authorization.k8s.io/v1
            kind: Role
            metadata: {name: one-subproject-viewer}
            rules: []
            ---
            apiVersion: rbac.authorization.k8s.io/v1
            kind: RoleBinding
            metadata: {name: one-subproject-viewer}
            roleRef: {apiGroup: rbac.authorization.k8s.io, kind: Role, name: one-subproject-viewer}
            subjects: []
            """;

    /** All of it, in its order. */
    static final List<PrivilegeScenario> STEPS = List.of(
            new PrivilegeScenario("account", sandbox -> sandbox.apply(ACCOUNT), PrivilegeScenario::accountStands),
            new PrivilegeScenario(
                    "usage",
                    sandbox -> sandbox.apply(Trees.USAGE),
                    sandbox -> ready(sandbox, UsageReport.class, "used")),
            new PrivilegeScenario("events", sandbox -> {}, PrivilegeScenario::told),
            new PrivilegeScenario(
                    "members",
                    sandbox -> sandbox.apply(
                            PROJECT.formatted(String.join(", ", VERA, MAX, ADA)) + "---\n" + Trees.subproject("one")),
                    sandbox -> ready(sandbox, Project.class, "clients") && ready(sandbox, Subproject.class, "one")),
            new PrivilegeScenario("rotation", PrivilegeScenario::rotate, PrivilegeScenario::rotated),
            new PrivilegeScenario(
                    "secretName",
                    sandbox -> patch(
                            sandbox, Subproject.class, "one", "{\"spec\": {\"apiKey\": {\"secretName\": \"moved\"}}}"),
                    sandbox -> absent(sandbox, Secret.class, "one-api-key")
                            && role(sandbox, "one-subproject-member").contains("moved")),
            new PrivilegeScenario(
                    "other members",
                    sandbox -> sandbox.apply(PROJECT.formatted(String.join(", ", EVE, ADA))),
                    sandbox -> absent(sandbox, Role.class, "one-subproject-viewer")
                            && absent(sandbox, RoleBinding.class, "one-subproject-viewer")
                            && sandbox.get(RoleBinding.class, "one-subproject-member").getSubjects().stream()
                                    .allMatch(subject -> subject.getName().equals("eve"))),
            new PrivilegeScenario(
                    "somebody else's Role",
                    sandbox -> {
                        sandbox.apply(FOREIGN);
                        sandbox.apply(PROJECT.formatted(String.join(", ", VERA, ADA)));
                    },
                    sandbox -> reasons(sandbox, Subproject.class, "one").contains(Reason.RoleNotOwned.name())),
            new PrivilegeScenario("deletion", PrivilegeScenario::deleteAll, PrivilegeScenario::treeIsGone),
            new PrivilegeScenario(
                    "opening credit", sandbox -> {}, sandbox -> absent(sandbox, Payment.class, "acme-opening-credit")));

    /** The reasons by which the operator reports that it lacks a right. */
    private static final Set<String> REPORTS =
            Set.of(Reason.Forbidden.name(), Reason.NamespacesForbidden.name(), Reason.SecretNotWritable.name());

    /** Whether any object says that the operator lacks a right. */
    static boolean reported(Sandbox sandbox) {
        return Stream.of(SinchAccount.class, Project.class, Subproject.class)
                .flatMap(kind ->
                        sandbox.client().resources(kind).inNamespace(sandbox.namespace()).list().getItems().stream())
                .flatMap(object -> Sandbox.conditions(object).stream())
                .anyMatch(condition -> REPORTS.contains(condition.reason()));
    }

    private static boolean accountStands(Sandbox sandbox) {
        return held(sandbox, SinchAccount.class, "acme")
                && held(sandbox, BillingAccount.class, "acme-default")
                && held(sandbox, Project.class, "acme-default")
                && ready(sandbox, Payment.class, "acme-opening-credit");
    }

    /** Reported as Ready, and not to be lost while it has children. */
    private static boolean held(
            Sandbox sandbox, Class<? extends CustomResource<?, ? extends ReportedStatus>> kind, String name) {
        return ready(sandbox, kind, name)
                && sandbox.get(kind, name).getMetadata().getFinalizers().contains("account.sinch.com/children");
    }

    private static boolean ready(
            Sandbox sandbox, Class<? extends CustomResource<?, ? extends ReportedStatus>> kind, String name) {
        return sandbox.find(kind, name)
                .flatMap(object -> Conditions.find(Sandbox.conditions(object), ConditionType.Ready))
                .filter(condition -> condition.status() == ConditionStatus.True)
                .isPresent();
    }

    private static List<String> reasons(
            Sandbox sandbox, Class<? extends CustomResource<?, ? extends ReportedStatus>> kind, String name) {
        return Sandbox.conditions(sandbox.get(kind, name)).stream()
                .map(condition -> condition.reason())
                .toList();
    }

    private static boolean told(Sandbox sandbox) {
        return sandbox.client().events().v1().events().inNamespace(sandbox.namespace()).list().getItems().stream()
                .anyMatch(event -> event.getRegarding().getName().equals("acme"));
    }

    private static void rotate(Sandbox sandbox) {
        sandbox.annotate(Subproject.class, "one", "rotate-key", "now");
        sandbox.annotate(Project.class, "acme-default", "rotate-key", "now");
    }

    private static boolean rotated(Sandbox sandbox) {
        return Stream.of(
                        sandbox.subproject("one").getStatus().keys(),
                        sandbox.project("acme-default").getStatus().keys())
                .allMatch(keys -> keys.size() == 2
                        && keys.stream()
                                        .filter(key -> key.state() == KeyState.Active)
                                        .count()
                                == 1);
    }

    private static String role(Sandbox sandbox, String name) {
        return sandbox.get(Role.class, name).getRules().toString();
    }

    private static boolean absent(Sandbox sandbox, Class<? extends HasMetadata> kind, String name) {
        return sandbox.find(kind, name).isEmpty();
    }

    private static void patch(Sandbox sandbox, Class<? extends HasMetadata> kind, String name, String patch) {
        sandbox.client()
                .resources(kind)
                .inNamespace(sandbox.namespace())
                .withName(name)
                .patch(PatchContext.of(PatchType.JSON_MERGE), patch);
    }

    private static void deleteAll(Sandbox sandbox) {
        sandbox.delete(UsageReport.class, "used");
        sandbox.delete(Subproject.class, "one");
        sandbox.delete(Project.class, "clients");
        sandbox.delete(SinchAccount.class, "acme");
    }

    private static boolean treeIsGone(Sandbox sandbox) {
        return absent(sandbox, SinchAccount.class, "acme")
                && absent(sandbox, BillingAccount.class, "acme-default")
                && absent(sandbox, Project.class, "acme-default");
    }
}
