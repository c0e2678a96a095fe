package com.sinch.operator.it;

import static com.sinch.operator.it.Sandbox.data;
import static org.assertj.core.api.Assertions.assertThat;

import com.sinch.operator.api.BillingAccount;
import com.sinch.operator.api.BillingAccountStatus;
import com.sinch.operator.api.KeyState;
import com.sinch.operator.api.Project;
import com.sinch.operator.api.Subproject;
import com.sinch.operator.cluster.LocalControlPlane;
import io.fabric8.kubernetes.api.model.Secret;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the page on backups says of the order in which a tree and its keys are restored. */
@OnRealCluster
class BackupIT {

    @Test
    void itsCommandsBringBackEveryIdEveryKeyAndAllMoney(
            Sandbox sandbox, LocalControlPlane controlPlane, @TempDir Path folder) throws Exception {
        sandbox.apply(Page.read("README.md").manifests());
        sandbox.eventuallyReady(Subproject.class, "client-one");
        var uid = sandbox.subproject("client-one").getMetadata().getUid();
        var key = sandbox.secret("client-one-api-key").getData();
        var ids = ids(sandbox);

        Page.read("docs/backup.md").run(controlPlane, sandbox.namespace(), folder);

        sandbox.eventuallyReady(Subproject.class, "client-one");
        assertThat(sandbox.subproject("client-one").getMetadata().getUid()).isNotEqualTo(uid);
        assertThat(sandbox.secret("client-one-api-key").getData()).isEqualTo(key);
        assertThat(sandbox.secret("client-one-api-key").getMetadata().getOwnerReferences())
                .hasSize(1);
        assertThat(ids(sandbox)).isEqualTo(ids);
        Sandbox.eventually(() -> assertThat(balance(sandbox)).isEqualTo("2"));
    }

    @Test
    void aSecretThatComesAfterItsObjectIsNotBelieved(Sandbox sandbox) {
        sandbox.apply(Trees.PROJECT + "---\n" + Trees.subproject("one"));
        sandbox.eventuallyReady(Subproject.class, "one");
        var backup = Sandbox.backup(sandbox.secret("one-api-key"));
        var lost = data(backup, "SINCH_KEY_ID");
        sandbox.delete(Subproject.class, "one");
        sandbox.eventuallyGone(Secret.class, "one-api-key");

        sandbox.apply(Trees.subproject("one").replace("spec: {", "spec: {subprojectId: " + id(backup) + ", "));
        sandbox.eventuallyReady(Subproject.class, "one");
        sandbox.client().resource(backup).forceConflicts().serverSideApply();

        Sandbox.eventually(() -> {
            assertThat(data(sandbox.secret("one-api-key"), "SINCH_KEY_ID")).isNotEqualTo(lost);
            assertThat(Objects.requireNonNull(sandbox.subproject("one").getStatus())
                            .keys())
                    .noneMatch(it -> it.keyId().equals(lost))
                    .filteredOn(it -> it.state() == KeyState.Active)
                    .singleElement()
                    .returns(data(sandbox.secret("one-api-key"), "SINCH_KEY_ID"), it -> it.keyId());
        });
    }

    private static String id(Secret secret) {
        return data(secret, "SINCH_PROJECT_ID");
    }

    private static Map<String, List<String>> ids(Sandbox sandbox) {
        return Map.of(
                "project",
                List.of(String.valueOf(Objects.requireNonNull(
                                sandbox.get(Project.class, "clients").getStatus())
                        .projectId())),
                "subproject",
                List.of(String.valueOf(
                        Objects.requireNonNull(sandbox.subproject("client-one").getStatus())
                                .subprojectId())),
                "account and billing account",
                List.of(
                        String.valueOf(
                                Objects.requireNonNull(sandbox.account("acme").getStatus())
                                        .accountId()),
                        String.valueOf(billing(sandbox).billingAccountId())));
    }

    private static String balance(Sandbox sandbox) {
        return Objects.requireNonNull(billing(sandbox).balance()).available();
    }

    private static BillingAccountStatus billing(Sandbox sandbox) {
        return Objects.requireNonNull(
                sandbox.get(BillingAccount.class, "acme-default").getStatus());
    }
}
