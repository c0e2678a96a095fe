package com.sinch.operator.kubernetes;

import static com.sinch.operator.kubernetes.Link.PROJECT_TO_BILLING_ACCOUNT;
import static com.sinch.operator.kubernetes.Link.SUBPROJECT_TO_PROJECT;
import static org.assertj.core.api.Assertions.assertThat;

import com.sinch.operator.api.BillingAccount;
import com.sinch.operator.api.Project;
import com.sinch.operator.api.Subproject;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LinkTest {

    private static final Namespaces LABELLED = namespaces(Optional.of(Map.of("customer", "acme")));
    private static final Namespaces UNREADABLE = namespaces(Optional.empty());

    private static final Subproject CHILD = read(
            """
            ---
            apiVersion: account.sinch.com/v1alpha1
            kind: Subproject
            metadata: {name: client-one, namespace: tenant}
            spec: {projectRef: {name: clients, namespace: home}}
            """,
            Subproject.class);

    @Test
    void aParentTakesChildrenFromTheNamespacesThatItPermits() {
        assertThat(SUBPROJECT_TO_PROJECT.attached(project("{from: All}"), CHILD, UNREADABLE))
                .isTrue();
        assertThat(SUBPROJECT_TO_PROJECT.attached(project("{from: Same}"), CHILD, LABELLED))
                .isFalse();
    }

    @Test
    void aSelectorIsHeldAgainstTheLabelsOfTheChildsNamespace() {
        var chosen = project("{from: Selector, selector: {matchLabels: {customer: acme}}}");
        var others = project("{from: Selector, selector: {matchLabels: {customer: other}}}");

        assertThat(SUBPROJECT_TO_PROJECT.permits(chosen, CHILD, LABELLED)).isTrue();
        assertThat(SUBPROJECT_TO_PROJECT.permits(others, CHILD, LABELLED)).isFalse();
        assertThat(SUBPROJECT_TO_PROJECT.permits(chosen, CHILD, UNREADABLE)).isFalse();
    }

    @Test
    void whatCameWhenTheParentWasGoingAlreadyIsNotAttached() {
        var late = read(
                """
                ---
                apiVersion: account.sinch.com/v1alpha1
                kind: Subproject
                metadata: {name: late, namespace: home}
                spec: {projectRef: {name: clients}}
                status:
                  conditions:
                  - {type: Accepted, status: "False", reason: ParentTerminating, message: Too late.}
                """,
                Subproject.class);

        assertThat(SUBPROJECT_TO_PROJECT.attached(project("{}"), late, LABELLED))
                .isFalse();
    }

    @Test
    void onlyAProjectOfTheSameAccountIsAttachedToABillingAccount() {
        var project = project("{}");

        assertThat(PROJECT_TO_BILLING_ACCOUNT.attached(billingAccount("acme"), project, LABELLED))
                .isTrue();
        assertThat(PROJECT_TO_BILLING_ACCOUNT.attached(billingAccount("other"), project, LABELLED))
                .isFalse();
    }

    private static Project project(String allowedNamespaces) {
        return read(
                """
                ---
                apiVersion: account.sinch.com/v1alpha1
                kind: Project
                metadata: {name: clients, namespace: home}
                spec:
                  accountRef: {name: acme}
                  allowedNamespaces: %s
                """
                        .formatted(allowedNamespaces),
                Project.class);
    }

    private static BillingAccount billingAccount(String account) {
        return read(
                """
                ---
                apiVersion: account.sinch.com/v1alpha1
                kind: BillingAccount
                metadata: {name: acme-default, namespace: home}
                spec: {accountRef: {name: %s}, currency: USD}
                """
                        .formatted(account),
                BillingAccount.class);
    }

    private static <T> T read(String manifest, Class<T> kind) {
        return new KubernetesSerialization().unmarshal(manifest, kind);
    }

    private static Namespaces namespaces(Optional<Map<String, String>> labels) {
        return new Namespaces() {
            @Override
            public Optional<Map<String, String>> labels(String namespace) {
                return labels;
            }

            @Override
            public boolean readable() {
                return labels.isPresent();
            }
        };
    }
}
