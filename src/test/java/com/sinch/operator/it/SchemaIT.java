package com.sinch.operator.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sinch.operator.api.BillingAccount;
import com.sinch.operator.api.BillingType;
import com.sinch.operator.api.SinchAccount;
import com.sinch.operator.api.Subproject;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.util.Objects;
import org.junit.jupiter.api.Test;

@OnRealCluster
class SchemaIT {

    @Test
    void anIdMayBeWrittenDownLaterIfItIsTheOneThatStatusReports(Sandbox sandbox) {
        sandbox.apply(Trees.PROJECT + "---\n" + Trees.subproject("one"));
        sandbox.eventuallyReady(Subproject.class, "one");
        var id = Objects.requireNonNull(
                Objects.requireNonNull(sandbox.subproject("one").getStatus()).subprojectId());

        assertThatThrownBy(() ->
                        sandbox.apply(Trees.subproject("one").replace("spec: {", "spec: {subprojectId: another, ")))
                .isInstanceOf(KubernetesClientException.class)
                .hasMessageContaining("cannot differ from the ID");
        sandbox.apply(Trees.subproject("one").replace("spec: {", "spec: {subprojectId: " + id + ", "));
        sandbox.eventuallyReady(Subproject.class, "one");
    }

    @Test
    void nobodyIsAMemberTwice(Sandbox sandbox) {
        var twice = Trees.PROJECT.replace(
                "name: acme}}",
                "name: acme}, members: [{kind: User, name: vera, role: Viewer}, {kind: User, name: vera, role: Admin}]}");
        var ofTwoNamespaces = Trees.PROJECT.replace(
                "name: acme}}",
                "name: acme}, members: [{kind: ServiceAccount, name: ci, namespace: one, role: Viewer},"
                        + " {kind: ServiceAccount, name: ci, namespace: two, role: Admin}, {kind: Group, name: ci, role: Admin}]}");

        assertThatThrownBy(() -> sandbox.apply(twice))
                .isInstanceOf(KubernetesClientException.class)
                .hasMessageContaining("duplicate entries for key");
        assertThatThrownBy(() -> sandbox.client()
                        .resource(twice.substring(twice.indexOf("---")))
                        .inNamespace(sandbox.namespace())
                        .create())
                .isInstanceOf(KubernetesClientException.class)
                .hasMessageContaining("Duplicate value");
        sandbox.apply(ofTwoNamespaces);
    }

    @Test
    void whatIsLeftOutIsFilledIn(Sandbox sandbox) {
        sandbox.apply(Trees.ACCOUNT);
        sandbox.apply(
                """
                apiVersion: account.sinch.com/v1alpha1
                kind: BillingAccount
                metadata: {name: tried}
                spec: {accountRef: {name: acme}, currency: USD}
                """);

        var defaults = sandbox.get(SinchAccount.class, "acme").getSpec().defaults();
        assertThat(defaults.wanted()).isTrue();
        assertThat(defaults.currency()).isEqualTo("USD");
        assertThat(defaults.apiKey().wanted()).isTrue();
        assertThat(sandbox.get(BillingAccount.class, "tried").getSpec().type()).isEqualTo(BillingType.Prepaid);
    }
}
