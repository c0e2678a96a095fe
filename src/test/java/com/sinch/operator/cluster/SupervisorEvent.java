package com.sinch.operator.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.Optional;

/**
 * One line that a {@link Supervisor} says; {@code src/test/controlplane/event.go} is its definition.
 *
 * @param json the line
 */
record SupervisorEvent(JsonNode json) {

    /** What an event means to whoever gave a command. */
    enum Kind {
        PROGRESS,
        DONE,
        REFUSED,
        FAILED
    }

    static SupervisorEvent failed(String message) {
        return new SupervisorEvent(
                JsonNodeFactory.instance.objectNode().put("event", "failed").put("message", message));
    }

    Kind kind() {
        return switch (text("event")) {
            case "ready", "done" -> Kind.DONE;
            case "refused" -> Kind.REFUSED;
            case "failed" -> Kind.FAILED;
            default -> Kind.PROGRESS;
        };
    }

    String message() {
        return text("message");
    }

    String kubeconfig() {
        return text("kubeconfig");
    }

    String version() {
        return text("version");
    }

    /** A progress event in words, if it is worth any. */
    Optional<String> describeProgress() {
        String component = text("component");
        return switch (text("event")) {
            case "starting" -> Optional.of("starting " + component);
            case "stopped" -> Optional.of("stopped " + component);
            default -> Optional.empty();
        };
    }

    /** What went wrong, with the end of the log of the component that it went wrong with. */
    String describeFailure() {
        StringBuilder description = new StringBuilder("The control plane failed: ").append(message());
        json.path("log").forEach(line -> description.append("\n  ").append(line.asText()));
        return description.toString();
    }

    private String text(String field) {
        return json.path(field).asText("");
    }
}
