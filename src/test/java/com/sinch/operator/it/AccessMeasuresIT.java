package com.sinch.operator.it;

import static com.sinch.operator.it.MeasuredCluster.AT_MOST;
import static com.sinch.operator.it.MeasuredCluster.say;
import static com.sinch.operator.it.MeasuredCluster.secondsSince;
import static org.assertj.core.api.Assertions.assertThat;

import com.sinch.operator.api.Project;
import com.sinch.operator.api.Subproject;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.rbac.RoleBinding;
import io.fabric8.kubernetes.api.model.rbac.Subject;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.parallel.Isolated;

/**
 * What the members of a project with a thousand Subprojects cost, counted by the API server, and how soon access follows. On
 * a control plane of its own; the steps build on each other.
 */
@Isolated("what it measures would be others' work too")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class AccessMeasuresIT {

    private static final int SUBPROJECTS = 1000;
    private static final Duration REST = Duration.ofSeconds(10);

    private static final String VERA = "{kind: User, name: vera, role: Viewer}";
    private static final String VIC = "{kind: User, name: vic, role: Viewer}";
    private static final String ADA = "{kind: User, name: ada, role: Admin}";

    private final MeasuredCluster cluster = MeasuredCluster.start();
    private final Sandbox sandbox = cluster.sandbox();

    @AfterAll
    void stop() {
        cluster.close();
    }

    @Test
    @Order(1)
    void aSubprojectTakesTwoWritesMoreForEachRoleInUse() {
        members(VERA, VIC, ADA);
        sandbox.eventuallyReady(Project.class, "clients");
        var before = cluster.writes();
        var started = System.nanoTime();

        MeasuredCluster.apply(sandbox, SUBPROJECTS);
        MeasuredCluster.awaitReady(sandbox, SUBPROJECTS);

        var writes = cluster.writes().since(before);
        say(
                "%d Subprojects of a project with two roles Ready in %.1f s; writes: %s",
                SUBPROJECTS, secondsSince(started), writes.byResource());
        assertThat(writes.of("roles POST")).isEqualTo(2 * SUBPROJECTS);
        assertThat(writes.of("rolebindings POST")).isEqualTo(2 * SUBPROJECTS);
        assertThat(writes.of("subprojects/status PUT")).isEqualTo(SUBPROJECTS);
        assertThat(writes.of("roles PUT") + writes.of("rolebindings PUT")).isZero();
    }

    @Test
    @Order(2)
    void aMemberWhoGoesIsTakenOutOfRoleBindingsAndNothingElseIsWritten() {
        var before = cluster.writes();
        var started = System.nanoTime();

        members(VERA, ADA);
        Awaitility.await().atMost(AT_MOST).pollInterval(Duration.ofMillis(20)).until(() -> !subjects(
                        "clients-project-viewer")
                .contains("vic"));
        var own = secondsSince(started);
        Awaitility.await().atMost(AT_MOST).pollInterval(Duration.ofMillis(200)).untilAsserted(() -> assertThat(
                        everyBinding("-viewer"))
                .allMatch(it -> !it.contains("vic")));
        var everywhere = secondsSince(started);

        var writes = settled(before);
        say(
                "a member of %d Subprojects is gone from its project after %.2f s, from all after %.1f s; writes: %s",
                SUBPROJECTS, own, everywhere, writes.byResource());
        assertThat(writes.of("rolebindings PUT")).isEqualTo(SUBPROJECTS + 1);
        assertThat(writes.of("subprojects/status PUT")).isZero();
        assertThat(writes.byResource().keySet().stream().filter(it -> it.startsWith("roles ")))
                .isEmpty();
    }

    @Test
    @Order(3)
    void aMemberWhoChangesRolesHasTheNewOneEverywhere() {
        var before = cluster.writes();
        var started = System.nanoTime();

        members(ADA, VERA.replace("Viewer", "Member"));
        Awaitility.await().atMost(AT_MOST).pollInterval(Duration.ofMillis(200)).untilAsserted(() -> {
            assertThat(everyBinding("-viewer")).isEmpty();
            assertThat(everyBinding("-member")).hasSize(SUBPROJECTS + 1);
        });

        say(
                "a role of %d Subprojects is another after %.1f s; writes: %s",
                SUBPROJECTS, secondsSince(started), settled(before).byResource());
    }

    @Test
    @Order(4)
    void anEditThatConcernsNoMemberWritesNoRole() {
        var before = cluster.writes();

        sandbox.apply(Trees.PROJECT
                .replace(
                        "name: acme}}",
                        "name: acme}, members: [" + VERA.replace("Viewer", "Member") + ", " + ADA + "]}")
                .replace("accountRef", "displayName: Clients, accountRef"));

        var writes = settled(before);
        say("a project's name and the order of its members change; writes: %s", writes.byResource());
        assertThat(writes.byResource().keySet()).noneMatch(it -> it.contains("role") || it.startsWith("subprojects"));
    }

    @Test
    @Order(5)
    void accessFollowsAnEditAndAHand() {
        var started = System.nanoTime();
        sandbox.apply(Trees.subproject("client-7").replace("}}", "}, apiKey: {secretName: another}}"));
        Awaitility.await().atMost(AT_MOST).pollInterval(Duration.ofMillis(10)).until(() -> sandbox
                .client()
                .rbac()
                .roles()
                .inNamespace(sandbox.namespace())
                .withName("client-7-subproject-member")
                .get()
                .getRules()
                .stream()
                .anyMatch(rule -> rule.getResourceNames().contains("another")));
        var renamed = secondsSince(started);

        started = System.nanoTime();
        sandbox.client()
                .rbac()
                .roles()
                .inNamespace(sandbox.namespace())
                .withName("client-8-subproject-member")
                .edit(role -> {
                    role.getRules().clear();
                    return role;
                });
        Awaitility.await().atMost(AT_MOST).pollInterval(Duration.ofMillis(10)).untilAsserted(() -> assertThat(
                        sandbox.client()
                                .rbac()
                                .roles()
                                .inNamespace(sandbox.namespace())
                                .withName("client-8-subproject-member")
                                .get()
                                .getRules())
                .hasSize(2));
        var mended = secondsSince(started);

        say(
                "a Secret's new name is in its Role after %.3f s, a Role edited by hand is mended after %.3f s",
                renamed, mended);
    }

    @Test
    @Order(6)
    void neitherRestNorARestartWritesAnything() {
        settled(cluster.writes());
        var before = cluster.writes();
        Awaitility.await()
                .pollInterval(Duration.ofSeconds(1))
                .during(REST)
                .atMost(REST.plusSeconds(5))
                .until(() -> cluster.writes().since(before).byResource().isEmpty());
        var restarted = cluster.restart();
        Awaitility.await().atMost(AT_MOST).untilAsserted(() -> assertThat(
                        Metrics.of(restarted).reconciled("subproject"))
                .isGreaterThanOrEqualTo(SUBPROJECTS));

        var writes = cluster.writes().since(before);
        say("writes in %d s at rest and at a restart: %s", REST.toSeconds(), writes.byResource());
        assertThat(writes.byResource()).isEmpty();
    }

    @Test
    @Order(7)
    void whenTheLastMemberGoesNothingIsLeft() {
        var started = System.nanoTime();
        members();
        Awaitility.await().atMost(AT_MOST).pollInterval(Duration.ofMillis(200)).untilAsserted(() -> assertThat(
                        everyBinding(""))
                .isEmpty());
        say("no member of %d Subprojects is left after %.1f s", SUBPROJECTS, secondsSince(started));
        assertThat(sandbox.client()
                        .resources(Subproject.class)
                        .inNamespace(sandbox.namespace())
                        .list()
                        .getItems())
                .hasSize(SUBPROJECTS);
    }

    /** What has been written once nothing more is. */
    private WriteCounts settled(WriteCounts before) {
        var last = new WriteCounts[] {cluster.writes()};
        Awaitility.await()
                .atMost(AT_MOST)
                .pollInterval(Duration.ofMillis(500))
                .during(Duration.ofSeconds(7))
                .until(() -> {
                    var now = cluster.writes();
                    var same = now.equals(last[0]);
                    last[0] = now;
                    return same;
                });
        return last[0].since(before);
    }

    private void members(String... members) {
        sandbox.apply(
                Trees.PROJECT.replace("name: acme}}", "name: acme}, members: [" + String.join(", ", members) + "]}"));
    }

    /** The subjects of every RoleBinding of that ending. */
    private List<Set<String>> everyBinding(String ending) {
        return sandbox.client().resources(RoleBinding.class).inNamespace(sandbox.namespace()).list().getItems().stream()
                .filter(it -> name(it).endsWith(ending))
                .map(AccessMeasuresIT::subjects)
                .toList();
    }

    private Set<String> subjects(String binding) {
        return subjects(sandbox.get(RoleBinding.class, binding));
    }

    private static Set<String> subjects(RoleBinding binding) {
        return binding.getSubjects().stream().map(Subject::getName).collect(Collectors.toSet());
    }

    private static String name(HasMetadata object) {
        return object.getMetadata().getName();
    }
}
