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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@OnRealCluster
class SchemaIT {

    @ParameterizedTest(name = "{1}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    Subproject     | {}                                                                                 | projectRef
                    Subproject     | {projectRef: {}}                                                                   | name
                    Subproject     | {projectRef: {name: Upper}}                                                        | should match
                    Subproject     | {projectRef: {name: ' a'}}                                                         | should match
                    Subproject     | {projectRef: {name: a, namespace: 'x.y'}}                                          | should match
                    Subproject     | {projectRef: {name: a}, subprojectId: 'has space'}                                 | should match
                    Subproject     | {projectRef: {name: a}, displayName: ''}                                           | at least 1
                    Subproject     | {projectRef: {name: a}, labels: {tier: ''}}                                        | at least 1
                    Subproject     | {projectRef: {name: a}, apiKey: {secretName: UPPER}}                               | should match
                    Subproject     | {projectRef: {name: a}, apiKey: {secretTemplate: {labels: {'a b': c}}}}            | must be a Kubernetes label key
                    Subproject     | {projectRef: {name: a}, apiKey: {secretTemplate: {labels: {a: 'b c'}}}}            | must be a Kubernetes label value
                    Subproject     | {projectRef: {name: a}, apiKey: {secretTemplate: {labels: {account.sinch.com/credential: x}}}} | reserved
                    Subproject     | {projectRef: {name: a}, apiKey: {secretTemplate: {labels: {app.kubernetes.io/name: x}}}} | reserved
                    Subproject     | {projectRef: {name: a}, apiKey: {secretTemplate: {annotations: {kubernetes.io/x: x}}}} | reserved
                    Subproject     | {projectRef: {name: a}, apiKey: {secretTemplate: {dataKeys: {keyId: type}}}}       | is taken by the Service Binding
                    Subproject     | {projectRef: {name: a}, apiKey: {secretTemplate: {dataKeys: {keyId: X, keySecret: X}}}} | must differ
                    Subproject     | {projectRef: {name: a}, apiKey: {secretTemplate: {dataKeys: {keyId: 'a b'}}}}      | should match
                    Project        | {}                                                                                 | accountRef
                    Project        | {accountRef: {name: a}, environment: Sandbox}                                      | supported values
                    Project        | {accountRef: {name: a}, allowedNamespaces: {from: Some}}                           | supported values
                    BillingAccount | {accountRef: {name: a}}                                                            | currency
                    BillingAccount | {accountRef: {name: a}, currency: usd}                                             | should match
                    BillingAccount | {accountRef: {name: a}, currency: USD, type: Free}                                 | supported values
                    SinchAccount   | {defaults: {currency: dollars}}                                                    | should match
                    """)
    void isRejectedWithAMessageThatHelps(String kind, String spec, String message, Sandbox sandbox) {
        assertThatThrownBy(() -> sandbox.apply(manifest(kind, spec)))
                .isInstanceOf(KubernetesClientException.class)
                .hasMessageContaining(message);
    }

    @ParameterizedTest(name = "{0} {1} to {2}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    Subproject     | {projectRef: {name: a}}                          | {projectRef: {name: b}}                          | immutable
                    Subproject     | {projectRef: {name: a}, subprojectId: one}       | {projectRef: {name: a}, subprojectId: two}       | immutable
                    Subproject     | {projectRef: {name: a}, subprojectId: one}       | {projectRef: {name: a}}                          | cannot be removed
                    Project        | {accountRef: {name: a}}                          | {accountRef: {name: b}}                          | immutable
                    Project        | {accountRef: {name: a}, projectId: one}          | {accountRef: {name: a}}                          | cannot be removed
                    BillingAccount | {accountRef: {name: a}, currency: USD}           | {accountRef: {name: b}, currency: USD}           | immutable
                    BillingAccount | {accountRef: {name: a}, currency: USD}           | {accountRef: {name: a}, currency: EUR}           | immutable
                    SinchAccount   | {accountId: one}                                 | {accountId: two}                                 | immutable
                    SinchAccount   | {accountId: one}                                 | {}                                               | cannot be removed
                    """)
    void isNotChangedForLife(String kind, String before, String after, String message, Sandbox sandbox) {
        sandbox.apply(manifest(kind, before));

        assertThatThrownBy(() -> sandbox.apply(manifest(kind, after)))
                .isInstanceOf(KubernetesClientException.class)
                .hasMessageContaining(message);
    }

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
    void whatIsLeftOutIsFilledIn(Sandbox sandbox) {
        sandbox.apply(Trees.ACCOUNT);
        sandbox.apply(manifest("BillingAccount", "{accountRef: {name: acme}, currency: USD}"));

        var defaults = sandbox.get(SinchAccount.class, "acme").getSpec().defaults();
        assertThat(defaults.wanted()).isTrue();
        assertThat(defaults.currency()).isEqualTo("USD");
        assertThat(defaults.apiKey().wanted()).isTrue();
        assertThat(sandbox.get(BillingAccount.class, "tried").getSpec().type()).isEqualTo(BillingType.Prepaid);
    }

    private static String manifest(String kind, String spec) {
        return """
                apiVersion: account.sinch.com/v1alpha1
                kind: %s
                metadata: {name: tried}
                spec: %s
                """
                .formatted(kind, spec);
    }
}
