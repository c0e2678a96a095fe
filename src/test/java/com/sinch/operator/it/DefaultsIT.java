package com.sinch.operator.it;

import static com.sinch.operator.it.Sandbox.condition;
import static com.sinch.operator.it.Sandbox.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import com.sinch.operator.api.BillingAccount;
import com.sinch.operator.api.BillingType;
import com.sinch.operator.api.ConditionStatus;
import com.sinch.operator.api.Project;
import com.sinch.operator.api.SinchAccount;
import com.sinch.operator.domain.condition.ConditionType;
import com.sinch.operator.domain.condition.Reason;
import io.fabric8.kubernetes.api.model.Secret;
import org.junit.jupiter.api.Test;

@OnRealCluster
class DefaultsIT {

    @Test
    void anAccountAloneEndsWithAKeyForItsDefaultProject(Sandbox sandbox) {
        sandbox.apply(Trees.ACCOUNT);

        sandbox.eventually(
                SinchAccount.class, "acme", ConditionType.SubtreeReady, ConditionStatus.True, Reason.SubtreeReady);
        assertThat(sandbox.billingAccount("acme-default").getSpec())
                .returns("USD", it -> it.currency())
                .returns(BillingType.Prepaid, it -> it.type());
        assertThat(sandbox.find(Secret.class, "acme-default-project-api-key")).isPresent();
    }

    @Test
    void aLaterEditOfTheDefaultsChangesNothingThatExists(Sandbox sandbox) {
        sandbox.apply(Trees.ACCOUNT);
        sandbox.eventuallyReady(Project.class, "acme-default");

        sandbox.apply(Trees.ACCOUNT.replace("spec: {}", "spec: {defaults: {currency: EUR, billingType: Postpaid}}"));
        eventually(() -> assertThat(
                        condition(sandbox.account("acme"), ConditionType.Ready).observedGeneration())
                .isEqualTo(2));

        assertThat(sandbox.billingAccount("acme-default").getMetadata().getGeneration())
                .isEqualTo(1);
        assertThat(sandbox.billingAccount("acme-default").getSpec().currency()).isEqualTo("USD");
    }

    @Test
    void aDeletedDefaultIsMadeAgain(Sandbox sandbox) {
        sandbox.apply(Trees.ACCOUNT);
        sandbox.eventuallyReady(Project.class, "acme-default");
        var uid = sandbox.project("acme-default").getMetadata().getUid();

        sandbox.delete(Project.class, "acme-default");

        eventually(
                () -> assertThat(sandbox.project("acme-default").getMetadata().getUid())
                        .isNotEqualTo(uid));
    }

    @Test
    void anAccountMayDoWithoutDefaults(Sandbox sandbox) {
        sandbox.apply(Trees.ACCOUNT.replace("spec: {}", "spec: {defaults: {enabled: false}}"));

        sandbox.eventuallyReady(SinchAccount.class, "acme");
        sandbox.eventually(
                SinchAccount.class, "acme", ConditionType.SubtreeReady, ConditionStatus.False, Reason.NoBillingAccount);
        assertThat(sandbox.find(BillingAccount.class, "acme-default")).isEmpty();
        assertThat(sandbox.find(Project.class, "acme-default")).isEmpty();
    }

    @Test
    void whatTheUserMadeUnderTheNameIsTakenAsTheDefault(Sandbox sandbox) {
        sandbox.apply(
                """
                apiVersion: account.sinch.com/v1alpha1
                kind: BillingAccount
                metadata: {name: acme-default}
                spec: {accountRef: {name: acme}, currency: SEK, type: Postpaid}
                """);
        sandbox.apply(Trees.ACCOUNT);

        sandbox.eventuallyReady(Project.class, "acme-default");
        sandbox.eventuallyReady(SinchAccount.class, "acme");
        assertThat(sandbox.billingAccount("acme-default").getSpec().currency()).isEqualTo("SEK");
    }

    @Test
    void aNameThatBelongsToAnotherAccountIsLeftAlone(Sandbox sandbox) {
        sandbox.apply(
                """
                apiVersion: account.sinch.com/v1alpha1
                kind: Project
                metadata: {name: acme-default}
                spec: {accountRef: {name: other}}
                """);
        sandbox.apply(Trees.ACCOUNT);

        sandbox.eventually(
                SinchAccount.class, "acme", ConditionType.DefaultsReady, ConditionStatus.False, Reason.NameTaken);
        assertThat(sandbox.project("acme-default").getSpec().accountRef().name())
                .isEqualTo("other");
        sandbox.delete(Project.class, "acme-default");
        sandbox.eventuallyReady(SinchAccount.class, "acme");
        sandbox.eventuallyReady(Project.class, "acme-default");
    }
}
