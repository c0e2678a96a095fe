package com.sinch.operator.it;

import com.sinch.operator.cluster.LocalControlPlane;
import io.fabric8.kubernetes.api.model.Config;
import io.fabric8.kubernetes.api.model.ConfigBuilder;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The built jar, run by somebody who is not an administrator.
 *
 * @param kubeconfig their kubeconfig
 */
record Impersonation(Path kubeconfig) implements AutoCloseable {

    /** A user without any permission that is not given to all. */
    static Impersonation user(LocalControlPlane controlPlane, Path folder, String name) throws IOException {
        var admin = Serialization.unmarshal(Files.readString(controlPlane.kubeconfig()), Config.class);
        var config = new ConfigBuilder(admin)
                .editFirstUser()
                .editUser()
                .withAs(name)
                .endUser()
                .endUser()
                .build();
        var file = Files.createTempFile(folder, "kubeconfig", "");
        return new Impersonation(Files.writeString(file, Serialization.asYaml(config)));
    }

    Program program() {
        return Program.with(kubeconfig);
    }

    @Override
    public void close() throws IOException {
        Files.delete(kubeconfig);
    }
}
