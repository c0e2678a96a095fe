package com.sinch.operator.it;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * An example in namespaces of a test's own, so that it does not meet the same example of another test.
 *
 * @param namespaces its namespaces
 * @param file all its manifests, the namespaces first
 */
record Placed(List<String> namespaces, Path file) {

    static Placed of(Path example, Kubectl kubectl, Path folder) throws IOException, InterruptedException {
        var manifests = kubectl.run("kustomize", example.toString());
        var suffix = "-" + UUID.randomUUID().toString().substring(0, 8);
        var placed = new ArrayList<String>();
        for (var namespace : Examples.namespaces(manifests)) {
            manifests = manifests.replace(namespace, namespace + suffix);
            placed.add(namespace + suffix);
        }
        return new Placed(
                List.copyOf(placed), Files.writeString(Files.createTempFile(folder, "placed", ".yaml"), manifests));
    }
}
