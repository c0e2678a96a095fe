package com.sinch.operator.cli.statement;

import com.sinch.operator.api.AllowedNamespaces;
import com.sinch.operator.api.BillingAccount;
import com.sinch.operator.api.Condition;
import com.sinch.operator.api.ConditionStatus;
import com.sinch.operator.api.Payment;
import com.sinch.operator.api.Project;
import com.sinch.operator.api.SinchAccount;
import com.sinch.operator.api.Subproject;
import com.sinch.operator.api.UsageReport;
import com.sinch.operator.domain.condition.ConditionType;
import com.sinch.operator.domain.condition.Conditions;
import com.sinch.operator.domain.condition.Reason;
import com.sinch.operator.domain.hierarchy.ObjectName;
import com.sinch.operator.domain.statement.Compilation;
import com.sinch.operator.domain.statement.Living;
import com.sinch.operator.domain.statement.NameFilter;
import com.sinch.operator.domain.statement.Payer;
import com.sinch.operator.domain.statement.PaymentRecord;
import com.sinch.operator.domain.statement.Register;
import com.sinch.operator.domain.statement.UsageRecord;
import com.sinch.operator.kubernetes.Facts;
import com.sinch.operator.kubernetes.Pages;
import com.sinch.operator.kubernetes.References;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Reads what a statement is made of, page by page, and only in the namespaces of the account's billing accounts. Nothing is changed,
 * no Secret is read, and of statuses only what the operator has decided, never an amount.
 *
 * @param client the cluster; all methods throw {@link KubernetesClientException} where it refuses or does not answer
 */
record StatementReader(KubernetesClient client) {

    Optional<SinchAccount> account(String namespace, String name) {
        return Optional.ofNullable(client.resources(SinchAccount.class)
                .inNamespace(namespace)
                .withName(name)
                .get());
    }

    /** The accounts in a namespace, for whoever mistyped a name. */
    List<ObjectName> accounts(String namespace) {
        var names = new ArrayList<ObjectName>();
        read(SinchAccount.class, namespace, Pages.OF_OBJECTS, it -> names.add(Facts.name(it)));
        return names;
    }

    /**
     * The billing accounts of an account, and whatever else is in their namespaces.
     *
     * @param wanted tells where to look; empty = wherever the account permits billing accounts
     */
    Register register(SinchAccount account, Optional<NameFilter> wanted) {
        var payers = new ArrayList<Payer>();
        var existing = new HashMap<ObjectName, Boolean>();
        for (var namespace : namespaces(account, wanted.flatMap(NameFilter::namespace))) {
            read(BillingAccount.class, namespace, Pages.OF_OBJECTS, it -> {
                var ours = belongs(it, account);
                existing.put(Facts.name(it), ours);
                if (ours) {
                    payers.add(new Payer(Facts.name(it), it.getSpec()));
                }
            });
        }
        return Register.of(payers, existing);
    }

    private Set<String> namespaces(SinchAccount account, Optional<String> wanted) {
        var home = account.getMetadata().getNamespace();
        if (wanted.isPresent()) {
            return Set.of(wanted.get());
        }
        if (!mayBeElsewhere(account)) {
            return Set.of(home);
        }
        var namespaces = new TreeSet<String>();
        var named = Optional.of("spec.accountRef.name=" + account.getMetadata().getName());
        new Pages<>(client.resources(BillingAccount.class).inAnyNamespace(), named, Pages.OF_OBJECTS).forEach(it -> {
            if (belongs(it, account)) {
                namespaces.add(it.getMetadata().getNamespace());
            }
        });
        return namespaces;
    }

    private static boolean mayBeElsewhere(SinchAccount account) {
        return account.getSpec().allowedBillingNamespaces().from() != AllowedNamespaces.From.Same;
    }

    /**
     * Whether an account has taken a billing account. In another namespace anybody could name any account, so there it is the
     * operator who decides.
     */
    private static boolean belongs(BillingAccount billingAccount, SinchAccount account) {
        if (!References.account(billingAccount).equals(Facts.name(account))) {
            return false;
        }
        var conditions = Facts.conditions(billingAccount);
        var atHome = billingAccount
                .getMetadata()
                .getNamespace()
                .equals(account.getMetadata().getNamespace());
        var answered = Conditions.find(conditions, ConditionType.Accepted).isPresent();
        return !refused(conditions) && (atHome || (answered && mayBeElsewhere(account)));
    }

    /** Whether its parent does not permit an object, or it came when that was being deleted already. */
    private static boolean refused(List<Condition> conditions) {
        return Conditions.find(conditions, ConditionType.Accepted)
                .filter(it -> it.reason().equals(Reason.NotPermitted.name())
                        || it.reason().equals(Reason.ParentTerminating.name()))
                .isPresent();
    }

    /**
     * Enters all records that are in those namespaces. What lives there is read at the same time: a reader that waits for one answer
     * can decode another.
     *
     * @param begin makes the statement to be, of what lives there
     */
    Compilation compile(Set<String> namespaces, SinchAccount account, Function<Living, Compilation> begin) {
        var compilation = CompletableFuture.supplyAsync(() -> begin.apply(living(account, namespaces)));
        try {
            enterAll(namespaces, compilation);
            return compilation.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof KubernetesClientException refusal) {
                throw refusal;
            }
            throw e;
        }
    }

    /** The projects of an account and their subprojects, as far as they are in those namespaces. */
    private Living living(SinchAccount account, Set<String> namespaces) {
        var projects = new HashMap<ObjectName, Optional<String>>();
        var subprojects = new ArrayList<Living.Subproject>();
        for (var namespace : namespaces) {
            read(Project.class, namespace, Pages.OF_OBJECTS, it -> {
                if (References.account(it).equals(Facts.name(account))) {
                    projects.put(
                            Facts.name(it), Optional.ofNullable(it.getSpec().displayName()));
                }
            });
            read(Subproject.class, namespace, Pages.OF_OBJECTS, it -> {
                if (!refused(Facts.conditions(it))) {
                    subprojects.add(living(it));
                }
            });
        }
        return Living.of(namespaces, projects, subprojects);
    }

    private static Living.Subproject living(Subproject subproject) {
        return new Living.Subproject(
                Facts.name(subproject),
                References.project(subproject),
                Optional.ofNullable(subproject.getSpec().displayName()),
                Facts.bearers(subproject));
    }

    private void enterAll(Set<String> namespaces, CompletableFuture<Compilation> compilation) {
        for (var namespace : namespaces) {
            read(Payment.class, namespace, Pages.OF_OBJECTS, it -> compilation
                    .join()
                    .enter(new PaymentRecord(Facts.name(it), it.getSpec())));
            read(UsageReport.class, namespace, Pages.OF_REPORTS, it -> compilation
                    .join()
                    .enter(new UsageRecord(Facts.name(it), it.getSpec(), unattributed(it))));
        }
    }

    private static Optional<String> unattributed(UsageReport report) {
        return Conditions.find(Facts.conditions(report), ConditionType.Attributed)
                .filter(it -> it.status() == ConditionStatus.False)
                .map(Condition::reason);
    }

    private <T extends HasMetadata> void read(Class<T> kind, String namespace, long page, Consumer<T> reader) {
        Pages.of(client.resources(kind).inNamespace(namespace), page).forEach(reader);
    }
}
