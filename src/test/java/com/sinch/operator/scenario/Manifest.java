package com.sinch.operator.scenario;

import com.fasterxml.jackson.databind.JsonNode;
import com.sinch.operator.api.ReportedStatus;
import com.sinch.operator.domain.hierarchy.ObjectName;
import com.sinch.operator.kubernetes.Facts;
import io.fabric8.kubernetes.client.CustomResource;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What somebody does to the cluster, as one document of a file:
 *
 * <ul>
 *   <li>an object of ours is applied; with a {@code deletionTimestamp} it is deleted, and with {@code finalizers: []} as
 *       well, these are cut first; a status is written over the present one;
 *   <li>a Namespace has these labels from now on;
 *   <li>a Secret, without content, is put there by somebody else; with a {@code deletionTimestamp} it is deleted;
 *   <li>a Role, without content, is put there by somebody else; with a {@code deletionTimestamp} it is deleted;
 *   <li>a ClusterRole is the operator's: whether it may read Namespaces.
 * </ul>
 */
record Manifest(JsonNode document) {

    private static final Pattern BETWEEN_DOCUMENTS = Pattern.compile("(?m)^---$");
    private static final KubernetesSerialization SERIALIZATION = new KubernetesSerialization();

    /** All manifests of a file. */
    static List<Manifest> read(String yaml) {
        return Arrays.stream(BETWEEN_DOCUMENTS.split(yaml))
                .filter(document -> !document.isBlank())
                .map(document -> new Manifest(SERIALIZATION.unmarshal(document, JsonNode.class)))
                .toList();
    }

    /** Does all that a file says. */
    static void applyAll(String yaml, Simulation simulation) {
        read(yaml).forEach(manifest -> manifest.applyTo(simulation));
    }

    /** The object of ours that a user applies with it; empty = it is something else. */
    Optional<ObjectName> applied() {
        return Kind.named(kind()).filter(ours -> !deleted()).map(ours -> name());
    }

    void applyTo(Simulation simulation) {
        var ours = Kind.named(kind());
        if (ours.isPresent()) {
            applyTo(simulation, ours.get());
            return;
        }
        switch (kind()) {
            case "Namespace" -> simulation.label(metadata("name"), labels());
            case "ClusterRole" -> simulation.namespacesReadable(grantsNamespaces());
            case "Secret" -> applySecret(simulation);
            case "Role" -> applyRole(simulation);
            default -> throw new IllegalArgumentException("an unknown kind: " + kind());
        }
    }

    private void applyTo(Simulation simulation, Kind kind) {
        if (!deleted()) {
            simulation.apply(read(kind));
        } else if (document.at("/metadata").has("finalizers")) {
            simulation.cut(name());
        } else {
            simulation.delete(name());
        }
    }

    private void applySecret(Simulation simulation) {
        if (deleted()) {
            simulation.deleteSecret(metadata("namespace"), metadata("name"));
        } else {
            simulation.put(StoredSecret.foreign(metadata("namespace"), metadata("name")));
        }
    }

    private void applyRole(Simulation simulation) {
        if (deleted()) {
            simulation.deleteRole(metadata("namespace"), metadata("name"));
        } else {
            simulation.put(StoredGrant.foreign(metadata("namespace"), metadata("name")));
        }
    }

    private CustomResource<?, ? extends ReportedStatus> read(Kind kind) {
        var object = SERIALIZATION.convertValue(document, kind.type());
        refuseUnknown(document, SERIALIZATION.convertValue(object, JsonNode.class), Facts.name(object));
        return object;
    }

    /** A field that the kind does not have is a slip of the pen. */
    private static void refuseUnknown(JsonNode written, JsonNode understood, ObjectName object) {
        for (var field : written.properties()) {
            if (!understood.has(field.getKey())) {
                throw new IllegalArgumentException(object + " has no field " + field.getKey());
            }
            refuseUnknown(field.getValue(), understood.get(field.getKey()), object);
        }
    }

    private boolean deleted() {
        return document.at("/metadata").has("deletionTimestamp");
    }

    private ObjectName name() {
        return new ObjectName(kind(), metadata("namespace"), metadata("name"));
    }

    private boolean grantsNamespaces() {
        var resources = document.at("/rules").findValues("resources");
        return resources.stream().flatMap(Manifest::texts).anyMatch("namespaces"::equals);
    }

    private Map<String, String> labels() {
        var labels = new HashMap<String, String>();
        document.at("/metadata/labels")
                .properties()
                .forEach(label -> labels.put(label.getKey(), label.getValue().asText()));
        return labels;
    }

    private static Stream<String> texts(JsonNode array) {
        return array.valueStream().map(JsonNode::asText);
    }

    private String kind() {
        return document.path("kind").asText();
    }

    private String metadata(String field) {
        var value = document.at("/metadata").path(field).asText();
        if (value.isEmpty()) {
            throw new IllegalArgumentException("without metadata." + field + ": " + document);
        }
        return value;
    }
}
