package com.sinch.operator.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.api.model.StatusBuilder;
import io.fabric8.kubernetes.client.server.mock.KubernetesCrudDispatcher;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.fabric8.mockwebserver.dsl.HttpMethod;
import io.fabric8.mockwebserver.http.Buffer;
import io.fabric8.mockwebserver.http.MockResponse;
import io.fabric8.mockwebserver.http.RecordedRequest;
import java.net.HttpURLConnection;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/**
 * The mock server's dispatcher, able to answer server-side apply and JSON merge patches, which it refuses or gets wrong by
 * itself: it reads the object, merges the patch into it and writes it back.
 *
 * <p>A merge is that of RFC 7396: null removes a key, and a list is replaced as a whole. For server-side apply this is an
 * approximation: there are no field managers, so nothing is removed by no longer being applied, and nothing conflicts.
 */
final class PatchingDispatcher extends KubernetesCrudDispatcher {

    private static final String APPLY = "application/apply-patch+yaml";
    private static final String MERGE = "application/merge-patch+json";
    private static final String STATUS = "/status";

    @Override
    public MockResponse handlePatch(RecordedRequest request) {
        String type = Objects.requireNonNullElse(request.getHeader("Content-Type"), "");
        if (type.startsWith(APPLY) || type.startsWith(MERGE)) {
            return patch(request, type.startsWith(APPLY));
        }
        return super.handlePatch(request);
    }

    /** One patch at a time: another one between the read and the write would be lost. */
    private synchronized MockResponse patch(RecordedRequest request, boolean apply) {
        String path = request.getPath().split("\\?", 2)[0];
        boolean ofStatus = path.endsWith(STATUS);
        String object = ofStatus ? path.substring(0, path.length() - STATUS.length()) : path;
        JsonNode patch = Serialization.unmarshal(request.getUtf8Body(), JsonNode.class);
        MockResponse found = handleGet(object);
        if (found.code() == HttpURLConnection.HTTP_NOT_FOUND) {
            return apply && !ofStatus ? create(request, object, patch) : found;
        }
        JsonNode current =
                Serialization.unmarshal(new String(found.getBody().getBytes(), StandardCharsets.UTF_8), JsonNode.class);
        if (isStale(patch, current)) {
            return conflict(object);
        }
        MockResponse written = handleUpdate(with(request, HttpMethod.PUT, path, merge(current, patch)));
        // A PUT that came in between makes ours a conflict. Only who named a version wants to hear of that.
        boolean retry = written.code() == HttpURLConnection.HTTP_CONFLICT
                && resourceVersion(patch).isEmpty();
        return retry ? patch(request, apply) : written;
    }

    private MockResponse create(RecordedRequest request, String object, JsonNode content) {
        String collection = object.substring(0, object.lastIndexOf('/'));
        return handleCreate(with(request, HttpMethod.POST, collection, content));
    }

    private static RecordedRequest with(RecordedRequest request, HttpMethod method, String path, JsonNode content) {
        Buffer body = new Buffer(Serialization.asJson(content).getBytes(StandardCharsets.UTF_8));
        return new RecordedRequest(request.getHttpVersion(), method, path, request.getHeaders(), body);
    }

    private static boolean isStale(JsonNode patch, JsonNode current) {
        String expected = resourceVersion(patch);
        return !expected.isEmpty() && !expected.equals(resourceVersion(current));
    }

    private static String resourceVersion(JsonNode object) {
        return object.path("metadata").path("resourceVersion").asText("");
    }

    private static MockResponse conflict(String object) {
        String status = Serialization.asJson(new StatusBuilder()
                .withStatus("Failure")
                .withReason("Conflict")
                .withCode(HttpURLConnection.HTTP_CONFLICT)
                .withMessage(object + " has been modified; apply your changes to the latest version")
                .build());
        return new MockResponse()
                .setResponseCode(HttpURLConnection.HTTP_CONFLICT)
                .setBody(status);
    }

    /** The merge of RFC 7396: a new value, the arguments stay as they are. */
    static JsonNode merge(JsonNode target, JsonNode patch) {
        if (!patch.isObject()) {
            return patch;
        }
        ObjectNode merged =
                target.isObject() ? ((ObjectNode) target).deepCopy() : JsonNodeFactory.instance.objectNode();
        patch.properties().forEach(field -> {
            if (field.getValue().isNull()) {
                merged.remove(field.getKey());
            } else {
                merged.set(field.getKey(), merge(merged.path(field.getKey()), field.getValue()));
            }
        });
        return merged;
    }
}
