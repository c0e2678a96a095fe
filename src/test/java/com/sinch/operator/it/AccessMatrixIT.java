package com.sinch.operator.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.sinch.operator.api.BillingAccount;
import com.sinch.operator.api.ConditionStatus;
import com.sinch.operator.api.Project;
import com.sinch.operator.api.SinchAccount;
import com.sinch.operator.api.Subproject;
import com.sinch.operator.cluster.LocalControlPlane;
import com.sinch.operator.domain.condition.ConditionType;
import com.sinch.operator.domain.condition.Reason;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.rbac.Role;
import io.fabric8.kubernetes.api.model.rbac.RoleBinding;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Who may do what: every cell of the table is tried on the API server, the empty ones as well. */
@OnRealCluster
class AccessMatrixIT {

    /**
     * What members of the project {@code messaging} may do; what is not listed is refused. {@code voice} is another project
     * of the same account, {@code abroad} and {@code far} are in another namespace.
     */
    private static final String ALLOWED =
            """
            object                              | nobody | Viewer         | Member         | Admin
            Project messaging                   |        | get list watch | get list watch | get list watch
            its key                             |        |                | get list watch | get list watch
            Subproject one of messaging         |        | get list watch | get list watch | get list watch patch update
            its key                             |        |                | get list watch | get list watch
            Subproject abroad of messaging      |        | get list watch | get list watch | get list watch patch update
            its key                             |        |                | get list watch | get list watch
            Subproject keyless of messaging     |        | get list watch | get list watch | get list watch patch update
            Project voice                       |        |                |                |
            its key                             |        |                |                |
            Subproject two of voice             |        |                |                |
            its key                             |        |                |                |
            Subproject far of voice             |        |                |                |
            its key                             |        |                |                |
            Project acme-default                |        |                |                |
            the SinchAccount                    |        |                |                |
            the BillingAccount                  |        |                |                |
            a Secret of nobody's                |        |                |                |
            the Secret that keyless asks for    |        |                |                |
            a Role of one                       |        |                |                |
            a RoleBinding of one                |        |                |                |
            """;

    @Test
    void everybodyMayDoWhatTheTableSaysAndNothingElse(Sandbox home, LocalControlPlane controlPlane) {
        var other = home.another();
        tree(home, other);
        var objects = objects(home, other);
        assertThat(rows()).hasSameSizeAs(objects);

        var found = new LinkedHashMap<String, Set<String>>();
        var expected = new LinkedHashMap<String, Set<String>>();
        actors(controlPlane, home).forEach((name, actor) -> {
            try (actor) {
                for (var row = 0; row < objects.size(); row++) {
                    var cell = row + " " + rows().get(row).get(0) + ", to " + name;
                    expected.put(cell, verbs(row, name));
                    found.put(cell, actor.may(objects.get(row)));
                }
            }
        });

        assertThat(found).isEqualTo(expected);
        System.err.printf("MEASURED access: %d attempts, as the table has it%n", found.size() * Actor.VERBS.size());
    }

    @Test
    void nobodyMayListWhatTheyCannotNameOrCreateAnything(Sandbox home, LocalControlPlane controlPlane) {
        var other = home.another();
        tree(home, other);
        var objects = objects(home, other);

        actors(controlPlane, home).forEach((name, actor) -> {
            try (actor) {
                assertThat(objects).as(name).noneMatch(actor::mayListAllLike).noneMatch(actor::mayCreateLike);
            }
        });
    }

    private static void tree(Sandbox home, Sandbox other) {
        home.apply(Trees.ACCOUNT + project(home, "messaging") + project(home, "voice"));
        home.apply("---\n" + subproject("one", home, "messaging") + "---\n" + subproject("two", home, "voice"));
        // The Secret is in place before anybody asks for it.
        home.apply(secret("unrelated") + "---\n" + secret("keyless-key"));
        home.apply(subproject("keyless", home, "messaging").replace("}}", "}, apiKey: {secretName: keyless-key}}"));
        other.apply(subproject("abroad", home, "messaging") + "---\n" + subproject("far", home, "voice"));
        List.of("one", "two").forEach(name -> home.eventuallyReady(Subproject.class, name));
        List.of("abroad", "far").forEach(name -> other.eventuallyReady(Subproject.class, name));
        List.of("messaging", "voice", "acme-default").forEach(name -> home.eventuallyReady(Project.class, name));
        home.eventually(
                Subproject.class, "keyless", ConditionType.APIKeyReady, ConditionStatus.False, Reason.SecretNotOwned);
        home.eventually(
                Subproject.class, "keyless", ConditionType.AccessReady, ConditionStatus.True, Reason.AccessGranted);
    }

    private static List<HasMetadata> objects(Sandbox home, Sandbox other) {
        return List.of(
                home.project("messaging"),
                home.secret("messaging-project-api-key"),
                home.subproject("one"),
                home.secret("one-api-key"),
                other.subproject("abroad"),
                other.secret("abroad-api-key"),
                home.subproject("keyless"),
                home.project("voice"),
                home.secret("voice-project-api-key"),
                home.subproject("two"),
                home.secret("two-api-key"),
                other.subproject("far"),
                other.secret("far-api-key"),
                home.project("acme-default"),
                home.get(SinchAccount.class, "acme"),
                home.get(BillingAccount.class, "acme-default"),
                home.get(Secret.class, "unrelated"),
                home.get(Secret.class, "keyless-key"),
                home.get(Role.class, "one-subproject-admin"),
                home.get(RoleBinding.class, "one-subproject-admin"));
    }

    /** One of each kind for each role, each by a name of its own. */
    private static Map<String, Actor> actors(LocalControlPlane controlPlane, Sandbox home) {
        var actors = new LinkedHashMap<String, Actor>();
        actors.put("nobody", Actor.user(controlPlane, "messaging-Stranger", "system:authenticated"));
        for (var role : List.of("Viewer", "Member", "Admin")) {
            actors.put(role + " user", Actor.user(controlPlane, "messaging-" + role));
            actors.put(role + " group", Actor.user(controlPlane, "somebody", "messaging-" + role + "s"));
            actors.put(
                    role + " service account",
                    Actor.serviceAccount(controlPlane, home.namespace(), "messaging-" + role.toLowerCase(Locale.ROOT)));
        }
        return actors;
    }

    private static String project(Sandbox home, String name) {
        var members = new ArrayList<String>();
        for (var role : List.of("Viewer", "Member", "Admin")) {
            members.add("{kind: User, name: %s-%s, role: %s}".formatted(name, role, role));
            members.add("{kind: Group, name: %s-%ss, role: %s}".formatted(name, role, role));
            members.add("{kind: ServiceAccount, name: %s-%s, namespace: %s, role: %s}"
                    .formatted(name, role.toLowerCase(Locale.ROOT), home.namespace(), role));
        }
        return """
                ---
                apiVersion: account.sinch.com/v1alpha1
                kind: Project
                metadata: {name: %s}
                spec:
                  accountRef: {name: acme}
                  allowedNamespaces: {from: All}
                  apiKey: {enabled: true}
                  members: %s
                """
                .formatted(name, members);
    }

    private static String subproject(String name, Sandbox home, String project) {
        return """
                apiVersion: account.sinch.com/v1alpha1
                kind: Subproject
                metadata: {name: %s}
                spec: {projectRef: {name: %s, namespace: %s}}
                """
                .formatted(name, project, home.namespace());
    }

    private static String secret(String name) {
        return "apiVersion: v1\nkind: Secret\nmetadata: {name: " + name + "}\nstringData: {a: b}\n";
    }

    /** The cells of each row of the table, the object's name first. */
    private static List<List<String>> rows() {
        return ALLOWED.lines()
                .skip(1)
                .map(line ->
                        Arrays.stream(line.split("\\|", -1)).map(String::strip).toList())
                .toList();
    }

    private static Set<String> verbs(int row, String actor) {
        var header = Arrays.stream(ALLOWED.lines().findFirst().orElseThrow().split("\\|", -1))
                .map(String::strip)
                .toList();
        var cell = rows().get(row).get(header.indexOf(actor.split(" ", -1)[0]));
        return new TreeSet<>(Arrays.stream(cell.split(" ", -1))
                .filter(verb -> !verb.isEmpty())
                .toList());
    }
}
