package com.sinch.operator.cli.release;

import com.sinch.operator.cli.Place;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.net.HttpURLConnection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The objects of a cluster that carry the operator's finalizer.
 *
 * @param client the cluster; all methods throw {@link KubernetesClientException} where it refuses or does not answer
 */
record HeldObjects(KubernetesClient client) {

    /** Those in that place, sorted. A kind that is not installed has none. */
    List<HeldObject> list(Place place) {
        return Stream.of(ParentKind.values())
                .flatMap(kind -> list(kind, place).stream())
                .flatMap(resource -> HeldObject.of(resource).stream())
                .sorted(HeldObject.ORDER)
                .toList();
    }

    /** The object as it is now; empty = it is gone, or carries the finalizer no more. */
    Optional<HeldObject> again(HeldObject object) {
        return Optional.ofNullable(object.kind()
                        .in(client)
                        .inNamespace(object.name().namespace())
                        .withName(object.name().name())
                        .get())
                .flatMap(HeldObject::of)
                .filter(object::is);
    }

    /** Takes the operator's finalizer off, in the state in which the object was read, and touches nothing else. */
    void patch(HeldObject object) {
        var read = object.resource().getMetadata();
        var patch = new Patch(new Metadata(read.getResourceVersion(), object.otherFinalizers()));
        object.kind()
                .in(client)
                .resource(object.resource())
                .patch(
                        PatchContext.of(PatchType.JSON_MERGE),
                        client.getKubernetesSerialization().asJson(patch));
    }

    private List<GenericKubernetesResource> list(ParentKind kind, Place place) {
        try {
            return place.of(kind.in(client)).list().getItems();
        } catch (KubernetesClientException e) {
            if (e.getCode() == HttpURLConnection.HTTP_NOT_FOUND) {
                return List.of();
            }
            throw e;
        }
    }

    /** What is written: fields that are not named here stay as they are. */
    private record Patch(Metadata metadata) {}

    private record Metadata(String resourceVersion, List<String> finalizers) {}
}
