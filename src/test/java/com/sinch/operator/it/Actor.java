package com.sinch.operator.it;

import com.sinch.operator.cluster.LocalControlPlane;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.GenericKubernetesResourceList;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.Watcher;
import io.fabric8.kubernetes.client.WatcherException;
import io.fabric8.kubernetes.client.dsl.NonNamespaceOperation;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;
import java.net.HttpURLConnection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Somebody who is not an administrator, as {@code kubectl --as=NAME --as-group=GROUP} would be.
 *
 * @param client a client in that name
 */
record Actor(KubernetesClient client) implements AutoCloseable {

    /** What is tried with an object by its name. */
    static final List<String> VERBS = List.of("get", "list", "watch", "update", "patch", "status", "delete");

    static Actor user(LocalControlPlane controlPlane, String name, String... groups) {
        var config = controlPlane.config();
        config.setImpersonateUsername(name);
        config.setImpersonateGroups(groups);
        return new Actor(new KubernetesClientBuilder().withConfig(config).build());
    }

    static Actor serviceAccount(LocalControlPlane controlPlane, String namespace, String name) {
        return user(
                controlPlane,
                "system:serviceaccount:" + namespace + ":" + name,
                "system:serviceaccounts",
                "system:serviceaccounts:" + namespace,
                "system:authenticated");
    }

    /** What of all that can be tried the API server lets them do with an object. Nothing is changed by it. */
    Set<String> may(HasMetadata object) {
        var allowed = new TreeSet<String>();
        for (var verb : VERBS) {
            if (may(verb, object)) {
                allowed.add(verb);
            }
        }
        return allowed;
    }

    /** Tries one verb. */
    boolean may(String verb, HasMetadata object) {
        var name = object.getMetadata().getName();
        var all = all(object);
        return allowed(() -> {
            switch (verb) {
                case "get" -> all.withName(name).get();
                case "list" -> all.withField("metadata.name", name).list();
                case "watch" ->
                    all.withField("metadata.name", name).watch(new Silent()).close();
                case "update" -> all.resource(generic(object)).dryRun().update();
                case "patch" ->
                    all.withName(name)
                            .dryRun()
                            .patch(PatchContext.of(PatchType.JSON_MERGE), "{\"metadata\":{\"labels\":{\"a\":\"b\"}}}");
                case "status" -> all.resource(generic(object)).dryRun().updateStatus();
                case "delete" -> all.withName(name).dryRun().delete();
                default -> throw new IllegalArgumentException(verb);
            }
        });
    }

    /** Whether they may list all objects of a kind in the namespace of one. */
    boolean mayListAllLike(HasMetadata object) {
        return allowed(() -> all(object).list());
    }

    /** Whether they may create another object like one. */
    boolean mayCreateLike(HasMetadata object) {
        var another = generic(object);
        another.getMetadata().setName("another");
        another.getMetadata().setResourceVersion(null);
        another.getMetadata().setUid(null);
        return allowed(() -> all(object).resource(another).dryRun().create());
    }

    @Override
    public void close() {
        client.close();
    }

    private static boolean allowed(Runnable attempt) {
        try {
            attempt.run();
            return true;
        } catch (KubernetesClientException e) {
            if (e.getCode() == HttpURLConnection.HTTP_FORBIDDEN) {
                return false;
            }
            // Who is told that the object has changed since was let through.
            if (e.getCode() == HttpURLConnection.HTTP_CONFLICT) {
                return true;
            }
            throw e;
        }
    }

    private NonNamespaceOperation<
                    GenericKubernetesResource, GenericKubernetesResourceList, Resource<GenericKubernetesResource>>
            all(HasMetadata object) {
        return client.genericKubernetesResources(ResourceDefinitionContext.fromResourceType(object.getClass()))
                .inNamespace(object.getMetadata().getNamespace());
    }

    private GenericKubernetesResource generic(HasMetadata object) {
        return client.getKubernetesSerialization().convertValue(object, GenericKubernetesResource.class);
    }

    /** Is told nothing. */
    private static final class Silent implements Watcher<GenericKubernetesResource> {

        @Override
        public void eventReceived(Action action, GenericKubernetesResource resource) {}

        @Override
        public void onClose(WatcherException cause) {}
    }
}
