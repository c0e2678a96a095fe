package com.sinch.operator.it;

import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * How many writes an API server has answered, by its own metrics: all that were ever sent, whatever their answer. Leases
 * and Events are left out.
 *
 * @param byResource counts by resource, subresource and verb, like {@code subprojects/status PUT}
 */
record WriteCounts(Map<String, Long> byResource) {

    private static final Pattern SAMPLE = Pattern.compile("apiserver_request_total\\{(.*)} (\\S+)");
    private static final Pattern LABEL = Pattern.compile("(\\w+)=\"([^\"]*)\"");

    static WriteCounts of(KubernetesClient client) {
        var counts = new TreeMap<String, Long>();
        client.raw("/metrics")
                .lines()
                .map(SAMPLE::matcher)
                .filter(it -> it.matches())
                .forEach(sample -> {
                    var labels = new TreeMap<String, String>();
                    LABEL.matcher(sample.group(1))
                            .results()
                            .forEach(label -> labels.put(label.group(1), label.group(2)));
                    if (isWrite(labels)) {
                        var subresource = labels.getOrDefault("subresource", "");
                        var resource = labels.get("resource") + (subresource.isEmpty() ? "" : "/" + subresource);
                        counts.merge(
                                resource + " " + labels.get("verb"),
                                (long) Double.parseDouble(sample.group(2)),
                                Long::sum);
                    }
                });
        return new WriteCounts(counts);
    }

    private static boolean isWrite(Map<String, String> labels) {
        var ours = "account.sinch.com".equals(labels.get("group"))
                || Set.of("secrets", "roles", "rolebindings").contains(labels.getOrDefault("resource", ""));
        return ours && !Set.of("GET", "LIST", "WATCH").contains(labels.getOrDefault("verb", ""));
    }

    /** What has come on top of {@code before}. */
    WriteCounts since(WriteCounts before) {
        var grown = new TreeMap<String, Long>();
        byResource.forEach((key, count) -> {
            var more = count - before.byResource().getOrDefault(key, 0L);
            if (more != 0) {
                grown.put(key, more);
            }
        });
        return new WriteCounts(grown);
    }

    long of(String resourceAndVerb) {
        return byResource.getOrDefault(resourceAndVerb, 0L);
    }
}
