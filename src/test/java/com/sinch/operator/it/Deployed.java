package com.sinch.operator.it;

import com.sinch.operator.cluster.LocalControlPlane;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What a kubelet would do with the operator's Deployment, where there is none: the jar runs under the Deployment's account, in
 * its namespace, with its arguments and its environment.
 */
final class Deployed {

    private Deployed() {}

    /** Starts one operator as a Deployment of the cluster says. */
    static Program.Running start(LocalControlPlane controlPlane, String namespace, String deployment, Path folder)
            throws IOException {
        return start(
                controlPlane,
                controlPlane
                        .client()
                        .apps()
                        .deployments()
                        .inNamespace(namespace)
                        .withName(deployment)
                        .require(),
                folder);
    }

    private static Program.Running start(LocalControlPlane controlPlane, Deployment deployment, Path folder)
            throws IOException {
        var pod = deployment.getSpec().getTemplate().getSpec();
        var kubeconfig = Kubeconfig.ofServiceAccount(
                controlPlane,
                deployment.getMetadata().getNamespace(),
                pod.getServiceAccountName(),
                Files.createTempDirectory(folder, "pod"));
        var container = pod.getContainers().get(0);
        var program = Program.with(kubeconfig);
        for (var variable : container.getEnv()) {
            program = program.environment(variable.getName(), variable.getValue());
        }
        return program.start(arguments(container));
    }

    /** Ports of a Pod are its own; here it takes any that is free. */
    private static String[] arguments(Container container) {
        return container.getArgs().stream()
                .map(argument -> argument.startsWith("--port=") ? "--port=0" : argument)
                .toArray(String[]::new);
    }
}
