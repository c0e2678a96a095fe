package com.sinch.operator.runtime;

import com.sinch.operator.api.BillingAccount;
import com.sinch.operator.api.Labels;
import com.sinch.operator.api.Payment;
import com.sinch.operator.api.Project;
import com.sinch.operator.api.SinchAccount;
import com.sinch.operator.api.Subproject;
import com.sinch.operator.api.UsageReport;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ListOptionsBuilder;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.authorization.v1.SelfSubjectAccessReviewBuilder;
import io.fabric8.kubernetes.api.model.rbac.Role;
import io.fabric8.kubernetes.api.model.rbac.RoleBinding;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.NamespacedKubernetesClient;
import io.fabric8.kubernetes.client.RequestConfigBuilder;
import java.net.HttpURLConnection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Looks, before anything is started, whether the operator can do its work at all. */
public final class Preflight {

    private static final List<Class<? extends HasMetadata>> READ = List.of(
            SinchAccount.class,
            BillingAccount.class,
            Project.class,
            Subproject.class,
            Payment.class,
            UsageReport.class,
            Secret.class,
            Role.class,
            RoleBinding.class);

    /** Of what is not ours only this is read. */
    private static final Map<Class<? extends HasMetadata>, String> LABELS = Map.of(
            Secret.class, Labels.CREDENTIAL + "=" + Labels.CREDENTIAL_API_KEY,
            Role.class, Labels.ACCESS,
            RoleBinding.class, Labels.ACCESS);

    private static final String ABSENT =
            ", which does not exist: create it and grant the operator's service account get,"
                    + " list and watch there, or take it out of --namespaces.";

    /** A pod that ends is started anew, with growing pauses: better than to wait here and say nothing. */
    private static final int RETRIES = 2;

    private Preflight() {}

    /**
     * Reads one object of every kind that the operator watches, in every namespace. One that cannot be read might hold children or
     * usage that have to be counted; only one that does not exist holds none.
     *
     * @param namespaces the namespaces to be watched; empty = all
     * @return those of them that do not exist and cannot be watched until they do; never all
     * @throws StartupProblem where that cannot be done: no API server, no CRDs, no permission, no namespace
     */
    public static Set<String> check(KubernetesClient client, Set<String> namespaces) {
        var impatient = new RequestConfigBuilder(client.getConfiguration().getRequestConfig())
                .withRequestRetryBackoffLimit(RETRIES)
                .build();
        return client.adapt(NamespacedKubernetesClient.class)
                .withRequestConfig(impatient)
                .call(patched -> {
                    var absent = absent(patched, namespaces);
                    // Where none exists it is told of the first, as of one that gives no rights.
                    var watched = absent.size() == namespaces.size() ? namespaces : without(namespaces, absent);
                    READ.forEach(kind -> read(patched, kind, watched));
                    return absent;
                });
    }

    /**
     * Those of some namespaces that do not exist and give no rights for when they do; none where it may not be asked whether they
     * exist.
     */
    static Set<String> absent(KubernetesClient client, Set<String> namespaces) {
        return namespaces.stream()
                .filter(name -> find(client, name).filter(List::isEmpty).isPresent() && closed(client, name))
                .collect(Collectors.toSet());
    }

    private static boolean closed(KubernetesClient client, String namespace) {
        try {
            list(client, Secret.class, namespace);
            return false;
        } catch (KubernetesClientException e) {
            // What else may be wrong is told of where every kind is read.
            return e.getCode() == HttpURLConnection.HTTP_FORBIDDEN;
        }
    }

    private static Set<String> without(Set<String> namespaces, Set<String> absent) {
        return namespaces.stream().filter(name -> !absent.contains(name)).collect(Collectors.toSet());
    }

    /** The namespace of a name, if there is one; empty where that may not be asked. */
    private static Optional<List<Namespace>> find(KubernetesClient client, String name) {
        try {
            // It may list them, since it watches their labels; to get one is a permission of its own.
            return Optional.of(
                    client.namespaces().withField("metadata.name", name).list().getItems());
        } catch (KubernetesClientException e) {
            if (e.getCode() == HttpURLConnection.HTTP_FORBIDDEN) {
                return Optional.empty();
            }
            throw new StartupProblem(explain(e, client, Namespace.class, null), e);
        }
    }

    /**
     * Asks whether the Lease may be held.
     *
     * @throws StartupProblem where it may not
     */
    static void checkLease(KubernetesClient client, LeasePlace lease) {
        var refused = Stream.of("get", "create", "patch")
                .filter(verb -> !permitted(client, lease, verb))
                .findFirst();
        if (refused.isPresent()) {
            throw new StartupProblem(
                    "The operator may not " + refused.get() + " leases.coordination.k8s.io in namespace "
                            + lease.namespace()
                            + ": grant its service account get, create and patch, or run it without --leader-elect.");
        }
    }

    private static boolean permitted(KubernetesClient client, LeasePlace lease, String verb) {
        var review = new SelfSubjectAccessReviewBuilder()
                .withNewSpec()
                .withNewResourceAttributes()
                .withGroup("coordination.k8s.io")
                .withResource("leases")
                .withNamespace(lease.namespace())
                // What is yet to be created has no name that a Role could tell it by.
                .withName(verb.equals("create") ? null : lease.name())
                .withVerb(verb)
                .endResourceAttributes()
                .endSpec()
                .build();
        return client.resource(review).create().getStatus().getAllowed();
    }

    private static void read(KubernetesClient client, Class<? extends HasMetadata> kind, Set<String> namespaces) {
        if (namespaces.isEmpty()) {
            read(client, kind, (String) null);
        }
        namespaces.forEach(namespace -> read(client, kind, namespace));
    }

    private static void read(KubernetesClient client, Class<? extends HasMetadata> kind, @Nullable String namespace) {
        try {
            list(client, kind, namespace);
        } catch (KubernetesClientException e) {
            throw new StartupProblem(explain(e, client, kind, namespace), e);
        }
    }

    private static void list(KubernetesClient client, Class<? extends HasMetadata> kind, @Nullable String namespace) {
        var one = new ListOptionsBuilder().withLimit(1L);
        Optional.ofNullable(LABELS.get(kind)).ifPresent(one::withLabelSelector);
        var all = client.resources(kind);
        var list = namespace == null ? all.inAnyNamespace() : all.inNamespace(namespace);
        list.list(one.build());
    }

    private static String explain(
            KubernetesClientException e,
            KubernetesClient client,
            Class<? extends HasMetadata> kind,
            @Nullable String namespace) {
        var resource = HasMetadata.getFullResourceName(kind);
        var server = client.getConfiguration().getMasterUrl();
        var code = RefusedCredentials.isOne(e) ? HttpURLConnection.HTTP_UNAUTHORIZED : e.getCode();
        return switch (code) {
            case HttpURLConnection.HTTP_NOT_FOUND ->
                "The CRD " + resource + " is not installed: run `kubectl apply -f crds/`.";
            case HttpURLConnection.HTTP_FORBIDDEN ->
                "The operator may not list " + resource
                        + (namespace == null
                                ? " in all namespaces: grant its service account get, list and watch, or limit it with"
                                        + " --namespaces."
                                : " in namespace " + namespace + advice(client, namespace));
            case HttpURLConnection.HTTP_UNAUTHORIZED ->
                "The API server " + server
                        + " does not accept the operator's credentials: check KUBECONFIG or the pod's service account.";
            default ->
                "The API server " + server + " cannot be used: " + rootMessage(e)
                        + ". Check KUBECONFIG, or that the operator runs in a pod with a service account.";
        };
    }

    /** Nobody can be granted anything in a namespace that is not there, and its deletion takes RoleBindings first. */
    private static String advice(KubernetesClient client, String name) {
        var grant = ": grant its service account get, list and watch there, or take the namespace out of --namespaces.";
        return find(client, name)
                .map(found -> found.isEmpty() ? ABSENT : found.get(0).isMarkedForDeletion() ? going(name) : grant)
                // Whoever may not read namespaces is told no more than that.
                .orElse(grant);
    }

    private static String going(String namespace) {
        return ", which is being deleted: take it out of --namespaces, and let go of what still waits there with"
                + " `kubectl sinch release -n " + namespace + " --terminating`.";
    }

    /** What is behind it all, in the words of who saw it first. */
    static String rootMessage(Throwable e) {
        var cause = e.getCause();
        if (cause != null) {
            return rootMessage(cause);
        }
        var message = e.getMessage();
        return message == null ? e.getClass().getSimpleName() : message;
    }
}
