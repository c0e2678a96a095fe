package com.sinch.operator.it;

import static com.sinch.operator.it.Sandbox.data;
import static com.sinch.operator.it.Sandbox.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import com.sinch.operator.api.BillingAccount;
import com.sinch.operator.api.ChildCount;
import com.sinch.operator.api.ConditionStatus;
import com.sinch.operator.api.Project;
import com.sinch.operator.api.SinchAccount;
import com.sinch.operator.api.Subproject;
import com.sinch.operator.domain.condition.ConditionType;
import com.sinch.operator.domain.condition.Reason;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Parents that choose the namespaces of their children by labels. */
@OnRealCluster
class SelectorIT {

    private static final String CHOOSING =
            "{from: Selector, selector: {matchExpressions: [{key: customer, operator: In, values: [acme]}]}}";

    @Test
    void aSubprojectIsAttachedWhileItsNamespaceHasTheLabel(Sandbox home) {
        var tenant = home.another();
        home.apply(Trees.PROJECT.replace("name: acme}}", "name: acme}, allowedNamespaces: " + CHOOSING + "}"));
        home.eventually(
                Project.class, "clients", ConditionType.SelectorReady, ConditionStatus.True, Reason.SelectorEvaluated);
        tenant.apply(subproject(home));
        tenant.eventually(
                Subproject.class, "guest", ConditionType.Accepted, ConditionStatus.False, Reason.NotPermitted);

        label(tenant, "acme");

        tenant.eventuallyReady(Subproject.class, "guest");
        eventually(() -> assertThat(subprojects(home)).isEqualTo(new ChildCount(1, 1)));
        var key = data(tenant.secret("guest-api-key"), "SINCH_KEY_ID");

        label(tenant, null);

        tenant.eventually(
                Subproject.class, "guest", ConditionType.Accepted, ConditionStatus.False, Reason.NotPermitted);
        eventually(() -> assertThat(subprojects(home)).isEqualTo(ChildCount.NONE));
        assertThat(data(tenant.secret("guest-api-key"), "SINCH_KEY_ID")).isEqualTo(key);

        label(tenant, "acme");

        tenant.eventuallyReady(Subproject.class, "guest");
        assertThat(data(tenant.secret("guest-api-key"), "SINCH_KEY_ID")).isEqualTo(key);
    }

    @Test
    void billingAccountsAndProjectsAreChosenAlike(Sandbox home) {
        var tenant = home.another();
        home.apply(Trees.ACCOUNT.replace(
                "spec: {}", "spec: {allowedNamespaces: " + CHOOSING + ", allowedBillingNamespaces: " + CHOOSING + "}"));
        tenant.apply(
                """
                apiVersion: account.sinch.com/v1alpha1
                kind: BillingAccount
                metadata: {name: euros}
                spec: {accountRef: {name: acme, namespace: %1$s}, type: Postpaid, currency: EUR}
                ---
                apiVersion: account.sinch.com/v1alpha1
                kind: Project
                metadata: {name: clients}
                spec: {accountRef: {name: acme, namespace: %1$s}}
                """
                        .formatted(home.namespace()));
        tenant.eventually(
                BillingAccount.class, "euros", ConditionType.Accepted, ConditionStatus.False, Reason.NotPermitted);
        tenant.eventually(
                Project.class, "clients", ConditionType.BillingReady, ConditionStatus.False, Reason.NotPermitted);

        label(tenant, "acme");

        tenant.eventuallyReady(BillingAccount.class, "euros");
        // The default billing account, in the account's namespace, copied the selector.
        tenant.eventuallyReady(Project.class, "clients");
        eventually(() -> assertThat(Objects.requireNonNull(
                                home.get(SinchAccount.class, "acme").getStatus())
                        .billingAccounts())
                .isEqualTo(new ChildCount(2, 2)));
    }

    @Test
    void aGrantThatIsEditedTakesEffectWithoutTouchingTheChildren(Sandbox home) {
        var tenant = home.another();
        label(tenant, "acme");
        var chosen = Trees.PROJECT.replace("name: acme}}", "name: acme}, allowedNamespaces: " + CHOOSING + "}");
        home.apply(chosen);
        tenant.apply(subproject(home));
        tenant.eventuallyReady(Subproject.class, "guest");

        home.apply(chosen.replace("values: [acme]", "values: [other]"));

        tenant.eventually(
                Subproject.class, "guest", ConditionType.Accepted, ConditionStatus.False, Reason.NotPermitted);
    }

    private static String subproject(Sandbox home) {
        return Trees.subproject("guest")
                .replace("{name: clients}", "{name: clients, namespace: " + home.namespace() + "}");
    }

    private static @Nullable ChildCount subprojects(Sandbox sandbox) {
        return Objects.requireNonNull(sandbox.project("clients").getStatus()).subprojects();
    }

    private static void label(Sandbox sandbox, @Nullable String customer) {
        sandbox.client().namespaces().withName(sandbox.namespace()).edit(namespace -> {
            var labels = new HashMap<>(
                    Objects.requireNonNullElse(namespace.getMetadata().getLabels(), Map.of()));
            labels.remove("customer");
            if (customer != null) {
                labels.put("customer", customer);
            }
            return new NamespaceBuilder(namespace)
                    .editMetadata()
                    .withLabels(labels)
                    .endMetadata()
                    .build();
        });
    }
}
