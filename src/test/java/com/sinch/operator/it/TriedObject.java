package com.sinch.operator.it;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sinch.operator.api.Annotations;
import com.sinch.operator.api.ApiGroup;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;

/**
 * An object as which manifests are tried. The operator does nothing for it.
 *
 * @param sandbox where it is
 * @param kind its kind
 * @param name its name
 */
record TriedObject(Sandbox sandbox, String kind, String name) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** Writes it, with its status if the manifest has one. */
    void write(JsonNode manifest) {
        var written = resource(manifest);
        written.forceConflicts().serverSideApply();
        if (manifest.has("status")) {
            var status = JSON.createObjectNode().set("status", manifest.path("status"));
            written.subresource("status").patch(PatchContext.of(PatchType.JSON_MERGE), status.toString());
        }
    }

    /** Has the API server check a manifest as if it were applied. */
    void dryRun(JsonNode manifest) {
        resource(manifest).dryRun().forceConflicts().serverSideApply();
    }

    private Resource<GenericKubernetesResource> resource(JsonNode manifest) {
        ObjectNode object = manifest.deepCopy();
        object.put("apiVersion", ApiGroup.GROUP + "/" + ApiGroup.VERSION).put("kind", kind);
        object.putObject("metadata")
                .put("name", name)
                .put("namespace", sandbox.namespace())
                .putObject("annotations")
                .put(Annotations.PAUSED, "true");
        return sandbox.client().resource(JSON.convertValue(object, GenericKubernetesResource.class));
    }
}
