package com.sinch.operator.scenario;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sinch.operator.api.ReportedStatus;
import com.sinch.operator.domain.hierarchy.ObjectName;
import com.sinch.operator.kubernetes.Facts;
import io.fabric8.kubernetes.client.CustomResource;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * All that there is, as manifests: every object with its status, then every key Secret, then every Role with the subjects
 * of its RoleBinding. Times and hashes are left out, and
 * the specs of what users applied; of a condition also the generation, where it is that of the status.
 */
final class Picture {

    private static final List<String> LEFT_OUT =
            List.of("lastTransitionTime", "createdAt", "retireAt", "revokedAt", "sha256");

    private static final KubernetesSerialization SERIALIZATION = new KubernetesSerialization();

    private Picture() {}

    /** @param applied whose specs users know, since they wrote them */
    static String of(Simulation simulation, Set<ObjectName> applied) {
        var objects = simulation.objects().stream()
                .sorted(Comparator.comparing((CustomResource<?, ?> object) -> Kind.of(object))
                        .thenComparing(object -> Facts.name(object).key()))
                .map(object -> manifest(object, applied.contains(Facts.name(object))));
        var secrets = simulation.secrets().stream()
                .sorted(Comparator.comparing(secret -> secret.namespace() + "/" + secret.name()))
                .map(Picture::manifest);
        var roles = simulation.grants().stream()
                .sorted(Comparator.comparing(grant -> grant.namespace() + "/" + grant.name()))
                .map(Picture::manifest);
        return Stream.of(objects, secrets, roles)
                .flatMap(it -> it)
                .map(FlowYaml::write)
                .collect(Collectors.joining("---\n"));
    }

    private static ObjectNode manifest(CustomResource<?, ? extends ReportedStatus> object, boolean applied) {
        var manifest = manifest(object.getKind(), Facts.name(object));
        var metadata = manifest.withObject("/metadata");
        if (Facts.terminating(object)) {
            metadata.put("deletionTimestamp", "set");
        }
        if (!applied) {
            metadata.set("labels", tree(object.getMetadata().getLabels()));
            manifest.set("spec", tree(object.getSpec()));
        }
        if (object.getStatus() != null) {
            manifest.set("status", status(object.getStatus()));
        }
        return manifest;
    }

    private static JsonNode status(ReportedStatus reported) {
        var status = tree(reported);
        var generation = status.path("observedGeneration");
        status.path("conditions").forEach(condition -> {
            if (condition.path("observedGeneration").equals(generation)) {
                ((ObjectNode) condition).remove("observedGeneration");
            }
        });
        LEFT_OUT.forEach(field -> status.findParents(field).forEach(parent -> ((ObjectNode) parent).remove(field)));
        return status;
    }

    private static ObjectNode manifest(StoredSecret secret) {
        var manifest = manifest("Secret", new ObjectName("Secret", secret.namespace(), secret.name()));
        if (secret.owner() != null) {
            manifest.withObject("/metadata")
                    .withArray("ownerReferences")
                    .addObject()
                    .put("kind", secret.owner().kind())
                    .put("name", secret.owner().name())
                    .put("uid", secret.ownerUid());
        }
        if (secret.keyId() != null) {
            manifest.withObject("/stringData")
                    .put("SINCH_PROJECT_ID", secret.objectId())
                    .put("SINCH_KEY_ID", secret.keyId());
        }
        return manifest;
    }

    private static ObjectNode manifest(StoredGrant stored) {
        var manifest = manifest("Role", new ObjectName("Role", stored.namespace(), stored.name()));
        stored.grant().ifPresent(grant -> {
            var rules = manifest.putArray("rules");
            grant.permissions().forEach(permission -> rules.addObject()
                    .put("resources", permission.resource())
                    .put("resourceNames", permission.name())
                    .put("verbs", String.join(",", permission.verbs())));
            var subjects = manifest.putArray("subjects");
            grant.members().forEach(member -> subjects.add(member.kind() + " " + member.name()));
        });
        return manifest;
    }

    private static ObjectNode manifest(String kind, ObjectName name) {
        var manifest = JsonNodeFactory.instance.objectNode().put("kind", kind);
        manifest.withObject("/metadata").put("name", name.name()).put("namespace", name.namespace());
        return manifest;
    }

    private static JsonNode tree(Object value) {
        return SERIALIZATION.convertValue(value, JsonNode.class);
    }
}
