package com.sinch.operator.it;

import io.fabric8.kubernetes.api.model.rbac.PolicyRule;
import io.fabric8.kubernetes.client.http.HttpRequest;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The smallest thing that RBAC grants.
 *
 * @param group the API group; empty for Kubernetes' core
 * @param resource the plural of the kind, with its subresource if any
 * @param verb what is done with it
 */
record Right(String group, String resource, String verb) implements Comparable<Right> {

    private static final Pattern PATH = Pattern.compile(
            "/(api|apis/(?<group>[^/]+))/[^/]+(/namespaces/[^/]+)?/(?<resource>[a-z]+)(/(?<name>[^/]+)(?<sub>/[^/]+)?)?");

    /** What rules grant. */
    static Stream<Right> of(List<PolicyRule> rules) {
        return rules.stream().flatMap(Right::of);
    }

    private static Stream<Right> of(PolicyRule rule) {
        return rule.getApiGroups().stream().flatMap(group -> rule.getResources().stream()
                .flatMap(resource -> rule.getVerbs().stream().map(verb -> new Right(group, resource, verb))));
    }

    /** What a request takes; empty = it is about no resource. */
    static Optional<Right> of(HttpRequest request) {
        var path = PATH.matcher(request.uri().getPath());
        if (!path.matches()) {
            return Optional.empty();
        }
        var group = Optional.ofNullable(path.group("group")).orElse("");
        var sub = Optional.ofNullable(path.group("sub")).orElse("");
        return Optional.of(new Right(group, path.group("resource") + sub, verb(request, path.group("name") != null)));
    }

    private static String verb(HttpRequest request, boolean named) {
        return switch (request.method()) {
            case "POST" -> "create";
            case "PUT" -> "update";
            case "PATCH" -> "patch";
            case "DELETE" -> "delete";
            default ->
                named ? "get" : String.valueOf(request.uri().getQuery()).contains("watch=true") ? "watch" : "list";
        };
    }

    /** A rule without this right. */
    Stream<PolicyRule> from(PolicyRule rule) {
        return of(rule).filter(right -> !right.equals(this)).map(right -> rule.edit()
                .withApiGroups(right.group())
                .withResources(right.resource())
                .withVerbs(right.verb())
                .build());
    }

    @Override
    public int compareTo(Right other) {
        return toString().compareTo(other.toString());
    }

    @Override
    public String toString() {
        return verb + " " + resource + (group.isEmpty() ? "" : "." + group);
    }
}
