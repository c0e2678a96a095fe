package com.sinch.operator.it;

import com.sinch.operator.cluster.LocalControlPlane;
import io.fabric8.kubernetes.api.model.Config;
import io.fabric8.kubernetes.api.model.ConfigBuilder;
import io.fabric8.kubernetes.api.model.ServiceAccountBuilder;
import io.fabric8.kubernetes.api.model.authentication.TokenRequestBuilder;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Kubeconfigs for who is not an administrator. */
final class Kubeconfig {

    private Kubeconfig() {}

    /** Writes one for a service account of the namespace {@code default}, which is made where it is not there. */
    static Path ofServiceAccount(LocalControlPlane controlPlane, String name, Path folder) throws IOException {
        controlPlane
                .client()
                .resource(new ServiceAccountBuilder()
                        .withNewMetadata()
                        .withName(name)
                        .withNamespace("default")
                        .endMetadata()
                        .build())
                .serverSideApply();
        return ofServiceAccount(controlPlane, "default", name, folder);
    }

    /** Writes one for a service account that is there, in whose namespace it is, as in a Pod of that account. */
    static Path ofServiceAccount(LocalControlPlane controlPlane, String namespace, String name, Path folder)
            throws IOException {
        var token = token(controlPlane, namespace, name);
        var admin = Serialization.unmarshal(Files.readString(controlPlane.kubeconfig()), Config.class);
        var config = new ConfigBuilder(admin)
                .editFirstUser()
                .withNewUser()
                .withToken(token)
                .endUser()
                .endUser()
                .editFirstContext()
                .editContext()
                .withNamespace(namespace)
                .endContext()
                .endContext()
                .build();
        return Files.writeString(folder.resolve("kubeconfig"), Serialization.asYaml(config));
    }

    /** The token of a service account that is there. */
    static String token(LocalControlPlane controlPlane, String namespace, String name) {
        return controlPlane
                .client()
                .serviceAccounts()
                .inNamespace(namespace)
                .withName(name)
                .tokenRequest(new TokenRequestBuilder().withNewSpec().endSpec().build())
                .getStatus()
                .getToken();
    }
}
