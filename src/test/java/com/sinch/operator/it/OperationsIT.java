package com.sinch.operator.it;

import static com.sinch.operator.it.Sandbox.data;
import static org.assertj.core.api.Assertions.assertThat;

import com.sinch.operator.api.SinchAccount;
import com.sinch.operator.api.Subproject;
import com.sinch.operator.cluster.LocalControlPlane;
import io.fabric8.kubernetes.api.model.Secret;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the pages for whoever runs or uses the operator tell people to type does what they say. */
@OnRealCluster
class OperationsIT {

    @Test
    void everyCommandOfThePagesDoesWhatTheySay(Sandbox sandbox, LocalControlPlane controlPlane, @TempDir Path folder)
            throws Exception {
        sandbox.apply(Page.read("README.md").manifests());
        sandbox.eventuallyReady(Subproject.class, "client-one");
        var key = data(sandbox.secret("client-one-api-key"), "SINCH_KEY_ID");

        var operations = Page.read("docs/operations.md");
        operations.before("## Uninstall").run(controlPlane, sandbox.namespace(), folder);

        sandbox.eventuallyReady(Subproject.class, "client-one");
        assertThat(data(sandbox.secret("client-one-api-key"), "SINCH_KEY_ID")).isEqualTo(key);

        Page.read("docs/access.md").run(controlPlane, sandbox.namespace(), folder);
        Page.read("docs/billing.md").run(controlPlane, sandbox.namespace(), folder);
        Page.read("docs/keys.md").run(controlPlane, sandbox.namespace(), folder);
        Page.read("docs/install.md").from("## From manifests").run(controlPlane, sandbox.namespace(), folder);
        Page.read("docs/api-versioning.md").run(controlPlane, sandbox.namespace(), folder);
        Page.read("docs/runbooks.md").run(controlPlane, sandbox.namespace(), folder);

        assertThat(data(sandbox.secret("client-one-api-key"), "SINCH_KEY_ID")).isNotEqualTo(key);

        var leaked = data(sandbox.secret("client-one-api-key"), "SINCH_KEY_ID");
        Page.read("docs/security.md").run(controlPlane, sandbox.namespace(), folder);
        sandbox.eventuallyReady(Subproject.class, "client-one");
        assertThat(data(sandbox.secret("client-one-api-key"), "SINCH_KEY_ID")).isNotEqualTo(leaked);

        operations.from("## Uninstall").run(controlPlane, sandbox.namespace(), folder);

        sandbox.eventuallyGone(SinchAccount.class, "acme");
        sandbox.eventuallyGone(Secret.class, "client-one-api-key");
    }
}
