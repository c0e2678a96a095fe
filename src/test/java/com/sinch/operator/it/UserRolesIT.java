package com.sinch.operator.it;

import static com.sinch.operator.it.Sandbox.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import com.sinch.operator.api.BillingAccount;
import com.sinch.operator.api.Payment;
import com.sinch.operator.api.Project;
import com.sinch.operator.api.SinchAccount;
import com.sinch.operator.api.Subproject;
import com.sinch.operator.api.UsageReport;
import com.sinch.operator.cluster.LocalControlPlane;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.authorization.v1.SelfSubjectAccessReviewBuilder;
import io.fabric8.kubernetes.api.model.rbac.RoleBindingBuilder;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What people may do who are bound to the roles of the chart, or to Kubernetes' own that these are added to. */
@OnRealCluster
class UserRolesIT {

    private static final String RELEASE = ChartAccess.NAMESPACE + ":" + ChartAccess.NAME;

    private static final Set<String> NOTHING = Set.of();
    private static final Set<String> READ = Set.of("get", "list", "watch");
    private static final Set<String> WRITE = and(READ, "create", "update", "patch", "delete", "deletecollection");
    private static final Set<String> USE = and(WRITE, "use");

    /** What cannot be tried without being done: the API server is asked instead. */
    private static final List<String> ASKED =
            List.of("deletecollection", "use", "update status", "patch status", "update finalizers");

    private static final Map<String, Set<String>> WORDS =
            Map.of("-", NOTHING, "read", READ, "write", WRITE, "write and use", USE);

    private static final List<Class<? extends HasMetadata>> KINDS = List.of(
            SinchAccount.class,
            Project.class,
            Subproject.class,
            BillingAccount.class,
            Payment.class,
            UsageReport.class);

    private static final String OBJECTS = Trees.ACCOUNT
            + """
            ---
            apiVersion: account.sinch.com/v1alpha1
            kind: Subproject
            metadata: {name: one}
            spec: {projectRef: {name: acme-default}}
            ---
            """
            + Trees.USAGE;

    /** No row has a status or a finalizer: those are the operator's. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            useHeadersInDisplayName = true,
            textBlock =
                    """
            role                      | SinchAccount | Project | Subproject | BillingAccount | Payment | UsageReport
            view                      | read         | read    | read       | -              | -       | -
            edit                      | write        | write   | write      | -              | -       | -
            admin                     | write        | write   | write      | read           | read    | read
            release-view              | read         | read    | read       | -              | -       | -
            release-edit              | write        | write   | write      | -              | -       | -
            release-admin             | write        | write   | write      | read           | read    | read
            release-billing-viewer    | -            | -       | -          | read           | read    | read
            release-billing-editor    | -            | -       | -          | write and use  | write   | write
            """)
    void whoHasTheRoleMayDoThisAndNothingElse(
            String role,
            String account,
            String project,
            String subproject,
            String billingAccount,
            String payment,
            String usageReport,
            Sandbox sandbox,
            LocalControlPlane controlPlane) {
        sandbox.apply(OBJECTS);
        sandbox.eventuallyReady(Subproject.class, "one");
        sandbox.eventuallyReady(UsageReport.class, "used");
        var expected = Stream.of(account, project, subproject, billingAccount, payment, usageReport)
                .map(words -> (Set<String>) new TreeSet<>(WORDS.get(words)))
                .toList();

        bind(sandbox, role.replace("release-", RELEASE + "-"));

        try (var user = Actor.user(controlPlane, "user-of-" + sandbox.namespace(), "system:authenticated")) {
            eventually(() -> assertThat(KINDS.stream()
                            .map(kind -> may(user, only(sandbox, kind)))
                            .toList())
                    .isEqualTo(expected));
        }
    }

    private static Set<String> may(Actor user, HasMetadata object) {
        var allowed = new TreeSet<>(user.may(object));
        if (user.mayCreateLike(object)) {
            allowed.add("create");
        }
        ASKED.stream().filter(verb -> mayAsAsked(user, verb, object)).forEach(allowed::add);
        return allowed;
    }

    private static boolean mayAsAsked(Actor user, String verb, HasMetadata object) {
        var words = verb.split(" ", 2);
        var review = new SelfSubjectAccessReviewBuilder()
                .withNewSpec()
                .withNewResourceAttributes()
                .withVerb(words[0])
                .withGroup("account.sinch.com")
                .withResource(HasMetadata.getPlural(object.getClass()))
                .withSubresource(words.length > 1 ? words[1] : null)
                .withNamespace(object.getMetadata().getNamespace())
                .withName(
                        verb.equals("deletecollection")
                                ? null
                                : object.getMetadata().getName())
                .endResourceAttributes()
                .endSpec()
                .build();
        return user.client().resource(review).create().getStatus().getAllowed();
    }

    /** The one object of a kind, or one of those that there are. */
    private static <T extends HasMetadata> T only(Sandbox sandbox, Class<T> kind) {
        return sandbox.client()
                .resources(kind)
                .inNamespace(sandbox.namespace())
                .list()
                .getItems()
                .get(0);
    }

    private static void bind(Sandbox sandbox, String clusterRole) {
        sandbox.client()
                .resource(new RoleBindingBuilder()
                        .withNewMetadata()
                        .withName("tried")
                        .withNamespace(sandbox.namespace())
                        .endMetadata()
                        .withNewRoleRef("rbac.authorization.k8s.io", "ClusterRole", clusterRole)
                        .addNewSubject("rbac.authorization.k8s.io", "User", "user-of-" + sandbox.namespace(), null)
                        .build())
                .create();
    }

    private static Set<String> and(Collection<String> some, String... more) {
        var all = new ArrayList<>(some);
        all.addAll(List.of(more));
        return Set.copyOf(all);
    }
}
