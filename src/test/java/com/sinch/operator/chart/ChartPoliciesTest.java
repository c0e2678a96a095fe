package com.sinch.operator.chart;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.admissionregistration.v1.ValidatingAdmissionPolicy;
import io.fabric8.kubernetes.api.model.admissionregistration.v1.ValidatingAdmissionPolicyBinding;
import io.fabric8.kubernetes.api.model.rbac.ClusterRole;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which policies and roles for users the chart makes of values; what they do, {@code it/PoliciesIT} and {@code it/UserRolesIT} try. */
class ChartPoliciesTest {

    @Test
    void byDefaultThereIsNone() {
        var chart = Chart.with("");

        assertThat(chart.all(ValidatingAdmissionPolicy.class)).isEmpty();
        assertThat(chart.all(ValidatingAdmissionPolicyBinding.class)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "recordsAreKept, records-are-kept",
        "deletionNeedsConsent, deletion-needs-consent",
        "billingLinks, billing-links",
        "ownership, ownership"
    })
    void eachIsSwitchedOnByItself(String value, String name) {
        var chart = Chart.with("policies: {" + value + ": {enabled: true, actions: [Warn, Audit]}}");
        var policy = chart.one(ValidatingAdmissionPolicy.class);
        var binding = chart.one(ValidatingAdmissionPolicyBinding.class);

        assertThat(policy.getMetadata().getName()).isEqualTo(name + ".sinch-operator.sinch-system");
        assertThat(policy.getSpec().getFailurePolicy()).isEqualTo("Fail");
        assertThat(policy.getSpec().getMatchConditions()).singleElement().satisfies(condition -> assertThat(
                        condition.getExpression())
                .isEqualTo("!(request.userInfo.username in [\"system:serviceaccount:sinch-system:sinch-operator\","
                        + "\"system:serviceaccount:kube-system:namespace-controller\","
                        + "\"system:serviceaccount:kube-system:generic-garbage-collector\","
                        + "\"system:kube-controller-manager\"])"));
        assertThat(binding.getSpec().getPolicyName())
                .isEqualTo(policy.getMetadata().getName());
        assertThat(binding.getSpec().getValidationActions()).containsExactly("Warn", "Audit");
        assertThat(binding.getSpec().getMatchResources()).isNull();
    }

    @Test
    void whoeverIsAddedIsBoundByNone() {
        var policy = Chart.with(
                        """
                        serviceAccount: {name: accountant}
                        policies:
                          exempt: {users: [restorer], groups: [keepers]}
                          ownership: {enabled: true}
                        """)
                .one(ValidatingAdmissionPolicy.class);

        assertThat(policy.getSpec().getMatchConditions().stream().map(condition -> condition.getExpression()))
                .containsExactly(
                        "!(request.userInfo.username in [\"system:serviceaccount:sinch-system:accountant\",\"restorer\"])",
                        "!request.userInfo.?groups.orValue([]).exists(group, group in [\"keepers\"])");
    }

    /** Elsewhere another operator may be at work, which the policy would not let do its own. */
    @Test
    void anOperatorOfSomeNamespacesHasASayInThoseAlone() {
        var binding = Chart.with("{watch: {namespaces: [shop, bank]}, policies: {ownership: {enabled: true}}}")
                .one(ValidatingAdmissionPolicyBinding.class);

        assertThat(binding.getSpec().getMatchResources().getNamespaceSelector().getMatchExpressions())
                .singleElement()
                .returns("kubernetes.io/metadata.name", it -> it.getKey())
                .returns("In", it -> it.getOperator())
                .returns(List.of("shop", "bank"), it -> it.getValues());
    }

    @Test
    void theRolesForUsersAreAddedToThoseOfKubernetesUnlessThatIsNotWanted() {
        assertThat(userRoles(Chart.with("")))
                .containsExactly(
                        "view aggregate-to-admin aggregate-to-edit aggregate-to-view",
                        "edit aggregate-to-admin aggregate-to-edit",
                        "admin aggregate-to-admin",
                        "billing-viewer",
                        "billing-editor");
        assertThat(userRoles(Chart.with("rbac: {aggregateToDefaultRoles: false}")))
                .containsExactly("view", "edit", "admin", "billing-viewer", "billing-editor");
        assertThat(userRoles(Chart.with("rbac: {create: false}"))).isEmpty();
    }

    private static List<String> userRoles(Chart chart) {
        return chart.all(ClusterRole.class).stream()
                .filter(role -> role.getMetadata().getName().startsWith("sinch-system:sinch-operator-"))
                .map(ChartPoliciesTest::describe)
                .toList();
    }

    private static String describe(ClusterRole role) {
        var prefix = "rbac.authorization.k8s.io/";
        var name = new StringBuilder(role.getMetadata().getName().substring("sinch-system:sinch-operator-".length()));
        role.getMetadata().getLabels().keySet().stream()
                .filter(label -> label.startsWith(prefix))
                .sorted()
                .forEach(label -> name.append(' ').append(label.substring(prefix.length())));
        return name.toString();
    }
}
