package com.sinch.operator.gitops;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/**
 * What users give Argo CD.
 *
 * @param scripts the scripts, by the kinds that they are for
 */
record HealthFile(Map<String, String> scripts) {

    static final Path PATH = Path.of("examples", "gitops", "argocd", "health.yaml");

    private static final String KEY = "resource.customizations.health.account.sinch.com_";

    static HealthFile read() throws IOException {
        var file = new KubernetesSerialization().unmarshal(Files.readString(PATH), JsonNode.class);
        var scripts = new TreeMap<String, String>();
        for (var entry : file.path("data").properties()) {
            if (!entry.getKey().startsWith(KEY)) {
                throw new IllegalArgumentException("not a key of ours: " + entry.getKey());
            }
            scripts.put(entry.getKey().substring(KEY.length()), entry.getValue().asText());
        }
        return new HealthFile(scripts);
    }
}
