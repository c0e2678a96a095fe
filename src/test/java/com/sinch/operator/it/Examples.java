package com.sinch.operator.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.sinch.operator.api.BillingAccount;
import com.sinch.operator.api.ConditionStatus;
import com.sinch.operator.api.Project;
import com.sinch.operator.api.ReportedStatus;
import com.sinch.operator.api.SinchAccount;
import com.sinch.operator.api.Subproject;
import com.sinch.operator.domain.condition.ConditionType;
import com.sinch.operator.domain.condition.Conditions;
import io.fabric8.kubernetes.client.CustomResource;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The folders of {@code examples/}, and how far the objects of one have come. */
final class Examples {

    /** Of kinds that a cluster has with Argo CD or Flux only: {@code GitOpsIT} tries those. */
    private static final Set<String> OF_OTHER_KINDS = Set.of("gitops");

    private static final List<Class<? extends CustomResource<?, ? extends ReportedStatus>>> KINDS =
            List.of(SinchAccount.class, BillingAccount.class, Project.class, Subproject.class);

    private static final Pattern NAMESPACE =
            Pattern.compile("^kind: Namespace\nmetadata:\n(?:  .*\n)*?  name: (\\S+)$", Pattern.MULTILINE);

    private Examples() {}

    /** All that can be applied where the operator is. */
    static Stream<Path> all() throws IOException {
        try (var folders = Files.list(Path.of("examples"))) {
            return folders
                    .filter(Files::isDirectory)
                    .filter(folder ->
                            !OF_OTHER_KINDS.contains(folder.getFileName().toString()))
                    .sorted()
                    .toList()
                    .stream();
        }
    }

    /** Those whose objects are in one namespace, which the example makes. */
    static Stream<Path> inOneNamespace() throws IOException {
        return all().filter(folder -> Files.exists(folder.resolve("namespace.yaml")));
    }

    /** The namespaces among manifests as kustomize writes them. */
    static List<String> namespaces(String manifests) {
        var found = NAMESPACE
                .matcher(manifests)
                .results()
                .map(match -> Objects.requireNonNull(match.group(1)))
                .toList();
        assertThat(found).isNotEmpty();
        return found;
    }

    /** Those in a namespace that are not Ready, or have a subtree that is not. */
    static Stream<String> notReady(KubernetesClient client, String namespace) {
        return KINDS.stream()
                .flatMap(kind -> all(client, namespace, kind).stream())
                .filter(object -> !ready(object))
                .map(object ->
                        object.getKind() + " " + object.getMetadata().getName() + " " + Sandbox.conditions(object));
    }

    private static boolean ready(CustomResource<?, ? extends ReportedStatus> object) {
        var conditions = Sandbox.conditions(object);
        var subtree = Conditions.find(conditions, ConditionType.SubtreeReady);
        return Conditions.status(conditions, ConditionType.Ready) == ConditionStatus.True
                && subtree.map(it -> it.status() == ConditionStatus.True).orElse(true);
    }

    static <T extends CustomResource<?, ? extends ReportedStatus>> List<T> all(
            KubernetesClient client, String namespace, Class<T> kind) {
        return client.resources(kind).inNamespace(namespace).list().getItems();
    }
}
