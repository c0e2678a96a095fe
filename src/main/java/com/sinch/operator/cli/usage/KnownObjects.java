package com.sinch.operator.cli.usage;

import com.sinch.operator.api.BillingAccount;
import com.sinch.operator.api.Project;
import com.sinch.operator.api.Subproject;
import com.sinch.operator.domain.condition.ConditionType;
import com.sinch.operator.domain.condition.Conditions;
import com.sinch.operator.domain.condition.Reason;
import com.sinch.operator.domain.hierarchy.ObjectName;
import com.sinch.operator.kubernetes.Facts;
import com.sinch.operator.kubernetes.Pages;
import com.sinch.operator.kubernetes.References;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * The objects that a file names, as the cluster has them. Each namespace is listed once; what the user may not list is asked for
 * by its name. All methods throw {@link KubernetesClientException} where the cluster refuses or does not answer.
 */
final class KnownObjects {

    private static final Set<String> NOT_TO_BE_CHARGED =
            Set.of(Reason.NotPermitted.name(), Reason.AccountMismatch.name());

    /**
     * What is kept of a project.
     *
     * @param account the account that it names
     * @param billingAccount the billing account that it is linked to
     * @param refused whether that does not let itself be charged by it
     */
    private record Link(ObjectName account, ObjectName billingAccount, boolean refused) {}

    /**
     * What is kept of a billing account.
     *
     * @param account the account that it names
     */
    private record Account(ObjectName account, Payer payer) {}

    private final KubernetesClient client;
    private final Map<String, Boolean> listed = new HashMap<>();
    private final Map<ObjectName, Optional<Link>> projects = new HashMap<>();
    private final Map<ObjectName, Optional<Account>> billingAccounts = new HashMap<>();
    private final Map<ObjectName, ObjectName> subprojects = new HashMap<>();
    private final Set<String> unseen = new TreeSet<>();

    KnownObjects(KubernetesClient client) {
        this.client = client;
    }

    /** Whether there is such a project. */
    boolean exists(ObjectName project) {
        return find(project).isPresent();
    }

    /** Whether a project has a subproject; where that cannot be seen, it has. */
    boolean has(ObjectName project, ObjectName subproject) {
        var namespace = subproject.namespace();
        if (!listed("Subproject", namespace, this::listSubprojects)) {
            unseen.add(namespace);
            return true;
        }
        return project.equals(subprojects.get(subproject));
    }

    /** The namespaces in which subprojects cannot be seen. */
    Set<String> unseen() {
        return Set.copyOf(unseen);
    }

    /** A billing account; empty = there is none. */
    Optional<Payer> payer(ObjectName billingAccount) {
        return account(billingAccount).map(Account::payer);
    }

    /**
     * The billing account that a project is linked to.
     *
     * @throws NoPayer where there is none
     */
    Payer payerOf(ObjectName project) throws NoPayer {
        var link = find(project)
                .orElseThrow(() -> new NoPayer(project + " does not exist (with --billing-account it need not)"));
        var account = account(link.billingAccount());
        if (account.isEmpty()) {
            throw new NoPayer(project + " has no billing account: " + link.billingAccount() + " does not exist");
        }
        if (link.refused() || !account.get().account().equals(link.account())) {
            throw new NoPayer(
                    project + " may not charge " + link.billingAccount() + ": see the project's BillingReady");
        }
        return account.get().payer();
    }

    /** Nobody pays for a project; the message says why. */
    static final class NoPayer extends Exception {

        private static final long serialVersionUID = 1L;

        private NoPayer(String message) {
            super(message);
        }

        String inWords() {
            return String.valueOf(getMessage());
        }
    }

    private Optional<Link> find(ObjectName project) {
        if (listed("Project", project.namespace(), this::listProjects)) {
            return projects.getOrDefault(project, Optional.empty());
        }
        return projects.computeIfAbsent(project, name -> Optional.ofNullable(client.resources(Project.class)
                        .inNamespace(name.namespace())
                        .withName(name.name())
                        .get())
                .map(KnownObjects::link));
    }

    private Optional<Account> account(ObjectName billingAccount) {
        return billingAccounts.computeIfAbsent(billingAccount, name -> Optional.ofNullable(
                        client.resources(BillingAccount.class)
                                .inNamespace(name.namespace())
                                .withName(name.name())
                                .get())
                .map(it -> new Account(
                        References.account(it), new Payer(name, it.getSpec().currency()))));
    }

    private void listProjects(String namespace) {
        Pages.of(client.resources(Project.class).inNamespace(namespace), Pages.OF_OBJECTS)
                .forEach(project -> projects.put(Facts.name(project), Optional.of(link(project))));
    }

    private void listSubprojects(String namespace) {
        Pages.of(client.resources(Subproject.class).inNamespace(namespace), Pages.OF_OBJECTS)
                .forEach(it -> subprojects.put(Facts.name(it), References.project(it)));
    }

    /** Lists a namespace, unless that was done; returns whether the user may. */
    private boolean listed(String kind, String namespace, Consumer<String> list) {
        var key = kind + " " + namespace;
        var known = listed.get(key);
        if (known != null) {
            return known;
        }
        boolean allowed = Permission.allows(() -> list.accept(namespace));
        listed.put(key, allowed);
        return allowed;
    }

    private static Link link(Project project) {
        var refused = Conditions.find(Facts.conditions(project), ConditionType.BillingReady)
                .filter(it -> NOT_TO_BE_CHARGED.contains(it.reason()))
                .isPresent();
        return new Link(References.account(project), References.billingAccount(project), refused);
    }
}
