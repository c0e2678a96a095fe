package com.sinch.operator.it;

import static com.sinch.operator.it.Sandbox.data;
import static com.sinch.operator.it.Sandbox.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import com.sinch.operator.api.Subproject;
import com.sinch.operator.cluster.Fidelity;
import com.sinch.operator.cluster.LocalControlPlane;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An issuer with accounts of its own, which shows a secret once and fails in between, fits without a change of the policy. */
class IssuerIT {

    private final LocalControlPlane controlPlane = LocalControlPlane.start(System.err::println);
    private final RemoteIssuer issuer = new RemoteIssuer();

    @BeforeEach
    void install() {
        Assumptions.assumeTrue(
                controlPlane.fidelity() == Fidelity.REAL, "SKIPPED: needs a real control plane, with its Secrets");
        Crds.install(controlPlane.client());
    }

    @AfterEach
    void stop() {
        controlPlane.close();
    }

    @Test
    void whatItMadeAndNobodyStoredIsFoundAndRevoked() {
        issuer.failAfterMaking(2);
        try (var operator = RunningOperator.start(ChartAccess.grant(controlPlane), issuer)) {
            var sandbox = Sandbox.create(controlPlane);
            sandbox.apply(Trees.PROJECT.replace("spec: {}", "spec: {defaults: {apiKey: {enabled: false}}}") + "---\n"
                    + Trees.subproject("one"));

            sandbox.eventuallyReady(Subproject.class, "one");

            assertThat(issuer.made()).as("two of them were never stored").isGreaterThanOrEqualTo(3);
            validIsWhatTheSecretHolds(sandbox);

            var before = data(sandbox.secret("one-api-key"), "SINCH_KEY_ID");
            revoke(sandbox, before);
            eventually(() -> assertThat(data(sandbox.secret("one-api-key"), "SINCH_KEY_ID"))
                    .isNotEqualTo(before));
            eventually(() -> validIsWhatTheSecretHolds(sandbox));
            assertThat(operator.failed().getCount()).isEqualTo(1);
        }
    }

    private void validIsWhatTheSecretHolds(Sandbox sandbox) {
        var uid = Objects.requireNonNull(sandbox.subproject("one").getMetadata().getUid());
        assertThat(issuer.valid(uid)).containsExactly(data(sandbox.secret("one-api-key"), "SINCH_KEY_ID"));
    }

    private static void revoke(Sandbox sandbox, String keyId) {
        sandbox.annotate(Subproject.class, "one", "revoke-key", keyId);
    }
}
