package com.sinch.operator.controller.account;

import static org.assertj.core.api.Assertions.assertThat;

import com.sinch.operator.api.AccountDefaults;
import com.sinch.operator.api.AllowedNamespaces;
import com.sinch.operator.api.ApiKeySpec;
import com.sinch.operator.api.BillingAccountSpec;
import com.sinch.operator.api.BillingType;
import com.sinch.operator.api.ParentReference;
import com.sinch.operator.api.ProjectSpec;
import com.sinch.operator.api.SinchAccount;
import com.sinch.operator.api.SinchAccountSpec;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DefaultObjectsTest {

    private static final AllowedNamespaces ALL = new AllowedNamespaces(AllowedNamespaces.From.All, null);
    private static final ApiKeySpec NO_KEY = new ApiKeySpec(false, null, null, null);

    @Test
    void theBillingAccountIsPaidAsTheDefaultsSayByWhoeverTheAccountAdmits() {
        assertThat(DefaultObjects.billingAccount(account("uid-1")).getSpec())
                .isEqualTo(BillingAccountSpec.of(ParentReference.to("middleman"), BillingType.Postpaid, "EUR", ALL));
    }

    @Test
    void theProjectNamesNoBillingAccountAndAdmitsOnlyItsOwnNamespace() {
        assertThat(DefaultObjects.project(account("uid-1")).getSpec())
                .isEqualTo(new ProjectSpec(
                        null,
                        null,
                        null,
                        ParentReference.to("middleman"),
                        null,
                        List.of(),
                        NO_KEY,
                        AllowedNamespaces.SAME));
    }

    @Test
    void bothStandBesideTheAccountUnderOneName() {
        var project = DefaultObjects.project(account("uid-1")).getMetadata();

        assertThat(project)
                .isEqualTo(DefaultObjects.billingAccount(account("uid-1")).getMetadata());
        assertThat(project.getNamespace()).isEqualTo("clients");
        assertThat(project.getName()).isEqualTo("middleman-default");
    }

    @Test
    void anAccountKnowsWhatItMadeFromWhatItsNamesakeMadeBefore() {
        var project = DefaultObjects.project(account("uid-1"));

        assertThat(DefaultObjects.made(account("uid-1"), project)).isTrue();
        assertThat(DefaultObjects.made(account("uid-2"), project)).isFalse();
        project.getMetadata().setLabels(Map.of());
        assertThat(DefaultObjects.made(account("uid-1"), project)).isFalse();
    }

    private static SinchAccount account(String uid) {
        var account = new SinchAccount();
        account.setMetadata(new ObjectMetaBuilder()
                .withNamespace("clients")
                .withName("middleman")
                .withUid(uid)
                .build());
        var defaults = new AccountDefaults(true, "EUR", BillingType.Postpaid, "2", NO_KEY);
        account.setSpec(new SinchAccountSpec(null, null, defaults, ALL, AllowedNamespaces.SAME));
        return account;
    }
}
