package com.sinch.operator.it;

import static com.sinch.operator.it.Sandbox.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import com.sinch.operator.api.Payment;
import com.sinch.operator.api.Subproject;
import com.sinch.operator.cluster.LocalControlPlane;
import io.fabric8.kubernetes.api.model.authorization.v1.SelfSubjectAccessReviewBuilder;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the page on permissions tells people to type does what it says. */
@OnRealCluster
class PermissionsPageIT {

    @Test
    void everyCommandOfThePageDoesWhatItSays(Sandbox sandbox, LocalControlPlane controlPlane, @TempDir Path folder)
            throws Exception {
        sandbox.apply(Page.read("README.md").manifests());
        sandbox.eventuallyReady(Subproject.class, "client-one");

        Page.read("docs/permissions.md").run(controlPlane, sandbox.namespace(), folder);

        assertThat(sandbox.subproject("client-one").getMetadata().getAnnotations())
                .containsEntry("account.sinch.com/allow-delete", "true");
        try (var paul = Actor.user(controlPlane, "paul", "accounting", "system:authenticated");
                var dora = Actor.user(controlPlane, "dora", "developers", "system:authenticated")) {
            var payment = sandbox.get(Payment.class, "acme-opening-credit");
            eventually(() -> assertThat(paul.mayCreateLike(payment)).isTrue());
            eventually(() -> assertThat(mayUse(dora, sandbox, "acme-default")).isTrue());
            assertThat(mayUse(dora, sandbox, "another")).isFalse();
            assertThat(dora.mayCreateLike(payment)).isFalse();
        }
    }

    private static boolean mayUse(Actor actor, Sandbox sandbox, String billingAccount) {
        var review = new SelfSubjectAccessReviewBuilder()
                .withNewSpec()
                .withNewResourceAttributes()
                .withVerb("use")
                .withGroup("account.sinch.com")
                .withResource("billingaccounts")
                .withNamespace(sandbox.namespace())
                .withName(billingAccount)
                .endResourceAttributes()
                .endSpec()
                .build();
        return actor.client().resource(review).create().getStatus().getAllowed();
    }
}
