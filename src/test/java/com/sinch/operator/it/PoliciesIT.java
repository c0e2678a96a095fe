package com.sinch.operator.it;

import static com.sinch.operator.it.Sandbox.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sinch.operator.api.BillingAccount;
import com.sinch.operator.api.ConditionStatus;
import com.sinch.operator.api.Payment;
import com.sinch.operator.api.Project;
import com.sinch.operator.api.SinchAccount;
import com.sinch.operator.api.Subproject;
import com.sinch.operator.api.UsageReport;
import com.sinch.operator.cluster.Fidelity;
import com.sinch.operator.cluster.LocalControlPlane;
import com.sinch.operator.domain.condition.ConditionType;
import com.sinch.operator.domain.condition.Reason;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.rbac.ClusterRoleBuilder;
import io.fabric8.kubernetes.api.model.rbac.RoleBindingBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * The policies of the chart, all of them, on a control plane of their own: what each refuses, to whom and with which words, what it
 * lets through, and that everything that has to be deleted still goes.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PoliciesIT {

    private static final String OWNER =
            "[{apiVersion: v1, kind: ConfigMap, name: gone, uid: 00000000-0000-0000-0000-000000000001}]";

    private static final String TREE = Trees.PROJECT + "---\n" + Trees.subproject("one");

    private static final String RECORDS =
            """
            apiVersion: account.sinch.com/v1alpha1
            kind: Payment
            metadata: {name: paid}
            spec: {billingAccountRef: {name: acme-default}, kind: TopUp, amount: "5", currency: USD, date: "2026-11-22"}
            ---
            """
                    + Trees.USAGE;

    private static final String SECOND_BILLING_ACCOUNT =
            """
            apiVersion: account.sinch.com/v1alpha1
            kind: BillingAccount
            metadata: {name: second}
            spec: {accountRef: {name: acme}, type: Postpaid, currency: USD}
            """;

    private final LocalControlPlane controlPlane = LocalControlPlane.start(System.err::println);
    private final KubernetesClient admin = controlPlane.client();
    private RunningOperator operator;
    private Actor ada;

    @BeforeAll
    void install() {
        Assumptions.assumeTrue(
                controlPlane.fidelity() == Fidelity.REAL, "SKIPPED: needs a real control plane, with its controllers");
        Crds.install(admin);
        SharedCluster.learnNewKinds(controlPlane);
        operator = RunningOperator.start(controlPlane);
        ChartAccess.apply(admin, ChartAccess.policies());
        ada = Actor.user(controlPlane, "ada", "system:authenticated");
        awaitPolicies();
    }

    @AfterAll
    void stop() {
        if (operator != null) {
            assertThat(operator.failed().getCount()).isEqualTo(1);
            operator.close();
            ada.close();
        }
        controlPlane.close();
    }

    @Test
    void recordsAreKept() {
        var sandbox = settled(TREE);
        sandbox.apply(RECORDS);

        assertThat(refusal(() -> named(admin, sandbox, Payment.class, "paid").delete()))
                .isEqualTo(denied(
                        "payments",
                        "paid",
                        "records-are-kept",
                        "Payment paid is kept: correct it by another Payment of the kind Adjustment"));
        assertThat(refusal(
                        () -> named(admin, sandbox, UsageReport.class, "used").delete()))
                .isEqualTo(denied(
                        "usagereports",
                        "used",
                        "records-are-kept",
                        "UsageReport used is kept: correct it by another UsageReport with negative lines"));
        assertThat(refusal(() -> admin.genericKubernetesResources("account.sinch.com/v1alpha1", "UsageReport")
                        .inNamespace(sandbox.namespace())
                        .withLabelSelector("!none")
                        .delete()))
                .contains("UsageReport used is kept");

        sandbox.annotate(Payment.class, "paid", "note", "seen");
        assertThat(sandbox.get(Payment.class, "paid").getMetadata().getDeletionTimestamp())
                .isNull();
        assertThat(sandbox.find(UsageReport.class, "used")).isPresent();
    }

    @Test
    void aSubprojectWithAnActiveKeyGoesOnlyWithConsent() {
        var sandbox = settled(TREE);
        sandbox.apply(Trees.subproject("keyless").replace("spec: {", "spec: {apiKey: {enabled: false}, "));
        sandbox.eventuallyReady(Subproject.class, "keyless");

        assertThat(refusal(() -> named(admin, sandbox, Subproject.class, "one").delete()))
                .isEqualTo(denied(
                        "subprojects",
                        "one",
                        "deletion-needs-consent",
                        "Subproject one has an active key and goes only with the annotation"
                                + " account.sinch.com/allow-delete: \"true\": run kubectl annotate subproject one --namespace "
                                + sandbox.namespace() + " account.sinch.com/allow-delete=true"));
        sandbox.annotate(Subproject.class, "one", "allow-delete", "false");
        assertThat(refusal(() -> named(admin, sandbox, Subproject.class, "one").delete()))
                .contains("Subproject one has an active key");

        named(admin, sandbox, Subproject.class, "keyless").delete();
        sandbox.eventuallyGone(Subproject.class, "keyless");
        sandbox.annotate(Subproject.class, "one", "allow-delete", "true");
        named(admin, sandbox, Subproject.class, "one").delete();
        sandbox.eventuallyGone(Subproject.class, "one");
        sandbox.eventuallyGone(Secret.class, "one-api-key");
    }

    /** Along go the default objects, deleted by the operator: it is asked for no consent, and may delete the opening credit. */
    @Test
    void anAccountGoesOnlyWithConsentAndThenTakesItsDefaultsAlong() {
        var sandbox = settled(Trees.ACCOUNT);
        sandbox.eventuallyReady(Project.class, "acme-default");

        assertThat(refusal(
                        () -> named(admin, sandbox, SinchAccount.class, "acme").delete()))
                .isEqualTo(denied(
                        "sinchaccounts",
                        "acme",
                        "deletion-needs-consent",
                        "SinchAccount acme goes only with the annotation account.sinch.com/allow-delete: \"true\": run kubectl"
                                + " annotate sinchaccount acme --namespace " + sandbox.namespace()
                                + " account.sinch.com/allow-delete=true"));
        assertThat(refusal(() -> named(admin, sandbox, BillingAccount.class, "acme-default")
                        .delete()))
                .isEqualTo(denied(
                        "billingaccounts",
                        "acme-default",
                        "deletion-needs-consent",
                        "BillingAccount acme-default goes only with the annotation account.sinch.com/allow-delete:"
                                + " \"true\": run kubectl annotate billingaccount acme-default --namespace "
                                + sandbox.namespace() + " account.sinch.com/allow-delete=true"));

        sandbox.annotate(SinchAccount.class, "acme", "allow-delete", "true");
        named(admin, sandbox, SinchAccount.class, "acme").delete();
        sandbox.eventuallyGone(SinchAccount.class, "acme");
        sandbox.eventuallyGone(Project.class, "acme-default");
        sandbox.eventuallyGone(BillingAccount.class, "acme-default");
        sandbox.eventuallyGone(Payment.class, "acme-opening-credit");
    }

    @Test
    void aProjectIsLinkedOnlyByWhoMayUseTheBillingAccount() {
        var sandbox = settled(Trees.ACCOUNT);
        sandbox.apply(SECOND_BILLING_ACCOUNT);
        sandbox.eventuallyReady(BillingAccount.class, "second");
        mayEdit(sandbox);

        assertThat(refusal(() -> create(sandbox, project("billingAccountRef: {name: second}"))))
                .isEqualTo(unlinked(sandbox, "second"));
        // Without a reference it is the default one that pays.
        assertThat(refusal(() -> create(sandbox, project("")))).isEqualTo(unlinked(sandbox, "acme-default"));
        assertThat(refusal(() ->
                        create(sandbox, project("billingAccountRef: {name: elsewhere, namespace: another-namespace}"))))
                .contains("may not link a project to BillingAccount elsewhere in namespace another-namespace");

        mayUse(sandbox, "acme-default");
        eventually(() -> create(sandbox, project("")));
        sandbox.eventuallyReady(Project.class, "clients");
        // What leaves the link as it is asks for nothing: to write down what holds anyhow neither.
        patch(sandbox, "{\"spec\": {\"displayName\": \"Clients\"}}");
        patch(sandbox, "{\"spec\": {\"billingAccountRef\": {\"name\": \"acme-default\"}}}");
        assertThat(refusal(() -> patch(sandbox, "{\"spec\": {\"billingAccountRef\": {\"name\": \"second\"}}}")))
                .isEqualTo(unlinked(sandbox, "second"));

        mayUse(sandbox, "second");
        eventually(() -> patch(sandbox, "{\"spec\": {\"billingAccountRef\": {\"name\": \"second\"}}}"));
        sandbox.eventually(Project.class, "clients", ConditionType.Ready, ConditionStatus.True, Reason.Ready);
        mayUse(sandbox, "none");
        eventually(() -> assertThat(refusal(() -> patch(sandbox, "{\"spec\": {\"billingAccountRef\": null}}")))
                .isEqualTo(unlinked(sandbox, "acme-default")));
        patch(sandbox, "{\"spec\": {\"displayName\": \"Customers\"}}");
    }

    /** The operator does not hold the right to use anything, and makes the account's default project all the same. */
    @Test
    void theOperatorLinksTheDefaultProject() {
        var sandbox = settled(Trees.ACCOUNT);

        sandbox.eventuallyReady(Project.class, "acme-default");
    }

    @Test
    void ownersAndFinalizersAreTheOperatorsAlone() {
        var sandbox = settled(TREE);
        sandbox.apply(RECORDS);

        var parents =
                Map.of(SinchAccount.class, "acme", BillingAccount.class, "acme-default", Project.class, "clients");
        parents.forEach((kind, name) -> {
            assertThat(refusal(() -> merge(named(admin, sandbox, kind, name), "ownerReferences: " + OWNER)))
                    .isEqualTo(denied(
                            HasMetadata.getPlural(kind),
                            name,
                            "ownership",
                            "The ownerReferences of " + HasMetadata.getKind(kind) + " " + name
                                    + " are changed by the operator alone: leave them as they are, and delete the object"
                                    + " itself if it is to go"));
        });
        assertThat(refusal(() -> merge(named(admin, sandbox, Subproject.class, "one"), "ownerReferences: " + OWNER)))
                .contains("The ownerReferences of Subproject one are changed by the operator alone");
        assertThat(refusal(() -> merge(named(admin, sandbox, Payment.class, "paid"), "ownerReferences: " + OWNER)))
                .contains("The ownerReferences of Payment paid are changed by the operator alone");
        assertThat(refusal(() -> merge(named(admin, sandbox, Project.class, "clients"), "finalizers: null")))
                .isEqualTo(denied(
                        "projects",
                        "clients",
                        "ownership",
                        "The finalizers of Project clients are changed by the operator alone: leave them as they are; a"
                                + " parent goes when its children are gone"));
        assertThat(refusal(
                        () -> merge(named(admin, sandbox, Subproject.class, "one"), "finalizers: [example.com/held]")))
                .contains("The finalizers of Subproject one are changed by the operator alone");
        assertThat(refusal(() -> sandbox.apply(RECORDS.replace(
                        "metadata: {name: paid}", "metadata: {name: owned, ownerReferences: " + OWNER + "}"))))
                .contains("The ownerReferences of Payment owned are changed by the operator alone");

        merge(named(admin, sandbox, Project.class, "clients"), "labels: {team: one}");
        assertThat(sandbox.project("clients").getMetadata().getLabels()).containsEntry("team", "one");
        assertThat(sandbox.project("clients").getMetadata().getFinalizers())
                .containsExactly("account.sinch.com/children");
    }

    @Test
    void aDeletedProjectStillUnwinds() {
        var sandbox = settled(TREE);

        named(admin, sandbox, Project.class, "clients").delete();
        sandbox.eventually(
                Project.class, "clients", ConditionType.Ready, ConditionStatus.False, Reason.WaitingForChildren);
        sandbox.annotate(Subproject.class, "one", "allow-delete", "true");
        named(admin, sandbox, Subproject.class, "one").delete();

        sandbox.eventuallyGone(Project.class, "clients");
    }

    @Test
    void aNamespaceWithAWholeTreeIsDeleted() {
        var sandbox = settled(TREE);
        sandbox.apply(RECORDS);
        sandbox.apply(Trees.subproject("two"));
        sandbox.eventuallyReady(Subproject.class, "two");
        sandbox.eventually(Payment.class, "paid", ConditionType.Accepted, ConditionStatus.True, Reason.Accepted);

        admin.namespaces().withName(sandbox.namespace()).delete();

        eventually(() -> assertThat(admin.resources(Namespace.class)
                        .withName(sandbox.namespace())
                        .get())
                .isNull());
    }

    private Sandbox settled(String manifests) {
        var sandbox = Sandbox.create(controlPlane);
        sandbox.apply(manifests);
        sandbox.eventuallyReady(SinchAccount.class, "acme");
        sandbox.eventuallyReady(Project.class, "acme-default");
        if (manifests.equals(TREE)) {
            sandbox.eventuallyReady(Project.class, "clients");
            sandbox.eventuallyReady(Subproject.class, "one");
        }
        return sandbox;
    }

    /** The API server learns of a policy a moment later. What it lets through until then is tried, and not done. */
    private void awaitPolicies() {
        var sandbox = Sandbox.create(controlPlane);
        sandbox.apply(Trees.ACCOUNT + "---\n" + RECORDS);
        mayEdit(sandbox);
        eventually(() -> assertThat(refusal(() ->
                        named(admin, sandbox, Payment.class, "paid").dryRun().delete()))
                .contains("records-are-kept"));
        eventually(() -> assertThat(refusal(() -> named(admin, sandbox, SinchAccount.class, "acme")
                        .dryRun()
                        .delete()))
                .contains("deletion-needs-consent"));
        eventually(() -> assertThat(refusal(() -> ada.client()
                        .resource(generic(sandbox, project("")))
                        .dryRun()
                        .create()))
                .contains("billing-links"));
        eventually(() -> assertThat(refusal(() -> named(admin, sandbox, Payment.class, "paid")
                        .dryRun()
                        .patch(
                                PatchContext.of(PatchType.JSON_MERGE),
                                "{\"metadata\": {\"finalizers\": [\"example.com/held\"]}}")))
                .contains("ownership"));
    }

    /** What the API server says to whom it refuses something. */
    private static String refusal(ThrowingCallable attempt) {
        var refused = catchThrowableOfType(KubernetesClientException.class, attempt);
        assertThat(refused).as("a refusal").isNotNull();
        return refused.getStatus().getMessage();
    }

    private static String denied(String resource, String name, String policy, String message) {
        var full = policy + "." + ChartAccess.NAME + "." + ChartAccess.NAMESPACE;
        return resource + ".account.sinch.com \"" + name + "\" is forbidden: ValidatingAdmissionPolicy '" + full
                + "' with binding '" + full + "' denied request: " + message;
    }

    private static String unlinked(Sandbox sandbox, String billingAccount) {
        return denied(
                "projects",
                "clients",
                "billing-links",
                "ada may not link a project to BillingAccount " + billingAccount + " in namespace "
                        + sandbox.namespace()
                        + ": that takes the verb use on billingaccounts.account.sinch.com there; who pays can grant it");
    }

    private static String project(String reference) {
        return """
                apiVersion: account.sinch.com/v1alpha1
                kind: Project
                metadata: {name: clients}
                spec:
                  accountRef: {name: acme}
                  %s
                """
                .formatted(reference);
    }

    /** Ada may edit projects, and use no billing account. */
    private void mayEdit(Sandbox sandbox) {
        bind(sandbox, ChartAccess.NAMESPACE + ":" + ChartAccess.NAME + "-edit");
        eventually(() -> assertThat(ada.client()
                        .resources(Project.class)
                        .inNamespace(sandbox.namespace())
                        .list())
                .isNotNull());
    }

    /** Ada may use one billing account, and no other any more. */
    private void mayUse(Sandbox sandbox, String billingAccount) {
        var role = "uses-in-" + sandbox.namespace();
        admin.resource(new ClusterRoleBuilder()
                        .withNewMetadata()
                        .withName(role)
                        .endMetadata()
                        .addNewRule()
                        .withApiGroups("account.sinch.com")
                        .withResources("billingaccounts")
                        .withResourceNames(billingAccount)
                        .withVerbs("use")
                        .endRule()
                        .build())
                .forceConflicts()
                .serverSideApply();
        bind(sandbox, role);
    }

    private void bind(Sandbox sandbox, String clusterRole) {
        admin.resource(new RoleBindingBuilder()
                        .withNewMetadata()
                        .withName(clusterRole)
                        .withNamespace(sandbox.namespace())
                        .endMetadata()
                        .withNewRoleRef("rbac.authorization.k8s.io", "ClusterRole", clusterRole)
                        .addNewSubject("rbac.authorization.k8s.io", "User", "ada", null)
                        .build())
                .serverSideApply();
    }

    private void create(Sandbox sandbox, String manifest) {
        ada.client().resource(generic(sandbox, manifest)).create();
    }

    private void patch(Sandbox sandbox, String patch) {
        named(ada.client(), sandbox, Project.class, "clients").patch(PatchContext.of(PatchType.JSON_MERGE), patch);
    }

    private GenericKubernetesResource generic(Sandbox sandbox, String manifest) {
        var object = admin.getKubernetesSerialization().unmarshal(manifest, GenericKubernetesResource.class);
        object.getMetadata().setNamespace(sandbox.namespace());
        return object;
    }

    /** Merges into the metadata of an object. */
    private static void merge(Resource<? extends HasMetadata> object, String metadata) {
        object.patch(
                PatchContext.of(PatchType.JSON_MERGE),
                Serialization.asJson(Serialization.unmarshal("metadata: {" + metadata + "}", Object.class)));
    }

    private static <T extends HasMetadata> Resource<T> named(
            KubernetesClient client, Sandbox sandbox, Class<T> kind, String name) {
        return client.resources(kind).inNamespace(sandbox.namespace()).withName(name);
    }
}
