package com.sinch.operator.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.sinch.operator.LeaderElection;
import com.sinch.operator.cluster.Fidelity;
import com.sinch.operator.cluster.LocalControlPlane;
import com.sinch.operator.kubernetes.InClusterKeyIssuer;
import com.sinch.operator.kubernetes.OperatorClient;
import com.sinch.operator.runtime.StartupProblem;
import io.fabric8.kubernetes.api.model.rbac.ClusterRole;
import io.fabric8.kubernetes.api.model.rbac.ClusterRoleBindingBuilder;
import io.fabric8.kubernetes.api.model.rbac.ClusterRoleBuilder;
import io.fabric8.kubernetes.api.model.rbac.PolicyRule;
import io.fabric8.kubernetes.api.model.rbac.Role;
import io.fabric8.kubernetes.api.model.rbac.RoleBindingBuilder;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The operator needs every right that the chart grants it: without any one of them it fails in a {@link PrivilegeScenario}, in
 * the way that is written down here. Each is tried in a namespace of its own, by an operator of that namespace.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Execution(ExecutionMode.CONCURRENT)
class LeastPrivilegeIT {

    /** It does not start, and says which right it lacks. */
    private static final String REFUSES = "does not start";

    /** A condition says that it lacks a right. */
    private static final String REPORTS = "reports";

    /** The API server refuses what takes the right, and that step is not done while people wait for it. */
    private static final String STUCK = "stuck at ";

    private static final String DONE = "done";

    /** As often something is tried before it counts as refused; the opening credit is tried once, with its account. */
    private static final int TRIES = 3;

    /** Beyond any pace: what is neither done nor seen to fail by then is a fault of this test. */
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private static final Map<String, String> EXPECTED = expectations(
            """
            create billingaccounts.account.sinch.com          | stuck at account
            create events.events.k8s.io                       | stuck at events
            create leases.coordination.k8s.io                 | does not start
            create payments.account.sinch.com                 | stuck at account
            create projects.account.sinch.com                 | stuck at account
            create rolebindings.rbac.authorization.k8s.io     | reports
            create roles.rbac.authorization.k8s.io            | reports
            create secrets                                    | reports
            delete billingaccounts.account.sinch.com          | stuck at deletion
            delete payments.account.sinch.com                 | stuck at opening credit
            delete projects.account.sinch.com                 | stuck at deletion
            delete rolebindings.rbac.authorization.k8s.io     | reports
            delete roles.rbac.authorization.k8s.io            | reports
            delete secrets                                    | reports
            get leases.coordination.k8s.io                    | does not start
            get projects.account.sinch.com                    | reports
            get rolebindings.rbac.authorization.k8s.io        | reports
            get roles.rbac.authorization.k8s.io               | reports
            get secrets                                       | reports
            get subprojects.account.sinch.com                 | reports
            list billingaccounts.account.sinch.com            | does not start
            list namespaces                                   | reports
            list payments.account.sinch.com                   | does not start
            list projects.account.sinch.com                   | does not start
            list rolebindings.rbac.authorization.k8s.io       | does not start
            list roles.rbac.authorization.k8s.io              | does not start
            list secrets                                      | does not start
            list sinchaccounts.account.sinch.com              | does not start
            list subprojects.account.sinch.com                | does not start
            list usagereports.account.sinch.com               | does not start
            patch billingaccounts.account.sinch.com           | stuck at account
            patch leases.coordination.k8s.io                  | does not start
            patch projects.account.sinch.com                  | stuck at account
            patch sinchaccounts.account.sinch.com             | stuck at account
            patch subprojects.account.sinch.com               | reports
            update billingaccounts/status.account.sinch.com   | stuck at account
            update payments/status.account.sinch.com          | stuck at account
            update projects/status.account.sinch.com          | stuck at account
            update rolebindings.rbac.authorization.k8s.io     | reports
            update roles.rbac.authorization.k8s.io            | reports
            update secrets                                    | reports
            update sinchaccounts/status.account.sinch.com     | stuck at account
            update subprojects.account.sinch.com              | reports
            update subprojects/status.account.sinch.com       | stuck at members
            update usagereports/status.account.sinch.com      | stuck at usage
            watch billingaccounts.account.sinch.com           | does not start
            watch namespaces                                  | does not start
            watch payments.account.sinch.com                  | does not start
            watch projects.account.sinch.com                  | does not start
            watch rolebindings.rbac.authorization.k8s.io      | does not start
            watch roles.rbac.authorization.k8s.io             | does not start
            watch secrets                                     | does not start
            watch sinchaccounts.account.sinch.com             | does not start
            watch subprojects.account.sinch.com               | does not start
            watch usagereports.account.sinch.com              | does not start
            """);

    private final LocalControlPlane controlPlane = LocalControlPlane.start(System.err::println);

    @BeforeAll
    void install() {
        Assumptions.assumeTrue(
                controlPlane.fidelity() == Fidelity.REAL, "SKIPPED: needs a real control plane, with RBAC");
        Crds.install(controlPlane.client());
        SharedCluster.learnNewKinds(controlPlane);
    }

    @AfterAll
    void stop() {
        controlPlane.close();
    }

    static Stream<Right> granted() {
        return Right.of(rules()).distinct().sorted();
    }

    @Test
    void whatIsExpectedIsSaidOfEachRightAndOfNoOther() {
        assertThat(granted().map(Right::toString)).containsExactlyElementsOf(EXPECTED.keySet());
    }

    @Test
    void withAllRightsTheScenarioIsDoneAndNothingIsRefused() {
        assertThat(tried(Optional.empty(), DONE)).isEqualTo(DONE);
    }

    @ParameterizedTest(name = "without {0}")
    @MethodSource("granted")
    void withoutARight(Right right) {
        var expected = EXPECTED.getOrDefault(right.toString(), DONE);

        assertThat(tried(Optional.of(right), expected)).isNotEqualTo(DONE).isEqualTo(expected);
    }

    /** What becomes of the scenario where an operator lacks that right: what is expected, where that is seen. */
    private String tried(Optional<Right> lacking, String expected) {
        var sandbox = Sandbox.create(controlPlane);
        grant(sandbox, lacking);
        var refusals = new Refusals();
        var config = ChartAccess.serviceAccount(controlPlane, sandbox.namespace(), "operator");
        var client = OperatorClient.builder()
                .withConfig(config)
                .withHttpClientBuilderConsumer(http -> http.addOrReplaceInterceptor("refusals", refusals))
                .build();
        var election = new LeaderElection(
                sandbox.namespace() + "/sinch-operator", "one of " + sandbox.namespace(), Duration.ofSeconds(15));
        try (var operator = RunningOperator.start(
                client,
                new InClusterKeyIssuer(UUID::randomUUID, new SecureRandom()),
                Optional.of(election),
                sandbox.namespace())) {
            return lived(new Life(sandbox, lacking, expected, refusals, operator));
        } catch (StartupProblem problem) {
            client.close();
            var right = lacking.orElseThrow(() -> problem);
            assertThat(problem.getMessage()).contains(right.verb(), right.resource());
            return REFUSES;
        }
    }

    /** One operator, and what it lacks. */
    private record Life(
            Sandbox sandbox, Optional<Right> lacking, String expected, Refusals refusals, RunningOperator operator) {

        Optional<String> outcome(PrivilegeScenario step) {
            if (step.done().test(sandbox)) {
                return Optional.of(DONE);
            }
            return fails(step) ? Optional.of(expected) : Optional.empty();
        }

        private boolean fails(PrivilegeScenario step) {
            if (expected.equals(REPORTS)) {
                return PrivilegeScenario.reported(sandbox);
            }
            return expected.equals(STUCK + step.name()) && refused(step);
        }

        private boolean refused(PrivilegeScenario step) {
            var tries = step.name().equals("opening credit") ? 1 : TRIES;
            return refusals.of(lacking.orElseThrow()) >= tries;
        }
    }

    private static String lived(Life life) {
        for (var step : PrivilegeScenario.STEPS) {
            step.act().accept(life.sandbox());
            var outcome = Awaitility.await("step " + step.name() + " without " + life.lacking())
                    .atMost(PATIENCE)
                    .pollInterval(Duration.ofMillis(200))
                    .until(() -> life.outcome(step), Optional::isPresent)
                    .orElseThrow();
            if (!outcome.equals(DONE)) {
                return outcome;
            }
        }
        if (life.lacking().isEmpty()) {
            assertThat(life.refusals().all()).isEmpty();
            assertThat(life.operator().failed().getCount()).isEqualTo(1);
        }
        return DONE;
    }

    /** What the chart grants an operator of the whole cluster: its ClusterRole, and the Role with the Lease. */
    private static List<PolicyRule> rules() {
        return ChartAccess.access("").stream()
                .flatMap(object -> object instanceof ClusterRole role
                                && role.getMetadata().getName().equals(ChartAccess.NAMESPACE + ":" + ChartAccess.NAME)
                        ? role.getRules().stream()
                        : object instanceof Role role ? role.getRules().stream() : Stream.of())
                .toList();
    }

    /** Grants it in one namespace; what belongs to no namespace, in the cluster. */
    private void grant(Sandbox sandbox, Optional<Right> lacking) {
        var client = controlPlane.client();
        var rules = rules().stream()
                .flatMap(rule -> lacking.map(right -> right.from(rule)).orElseGet(() -> Stream.of(rule)))
                .toList();
        var name = "operator-of-" + sandbox.namespace();
        client.resource(new ClusterRoleBuilder()
                        .withNewMetadata()
                        .withName(name)
                        .endMetadata()
                        .withRules(rules)
                        .build())
                .create();
        client.resource(new ClusterRoleBuilder()
                        .withNewMetadata()
                        .withName(name + "-in-cluster")
                        .endMetadata()
                        .withRules(rules.stream()
                                .filter(rule -> rule.getResources().contains("namespaces"))
                                .toList())
                        .build())
                .create();
        client.resource(new RoleBindingBuilder()
                        .withNewMetadata()
                        .withName(name)
                        .withNamespace(sandbox.namespace())
                        .endMetadata()
                        .withNewRoleRef("rbac.authorization.k8s.io", "ClusterRole", name)
                        .addNewSubject("", "ServiceAccount", "operator", sandbox.namespace())
                        .build())
                .create();
        client.resource(new ClusterRoleBindingBuilder()
                        .withNewMetadata()
                        .withName(name)
                        .endMetadata()
                        .withNewRoleRef("rbac.authorization.k8s.io", "ClusterRole", name + "-in-cluster")
                        .addNewSubject("", "ServiceAccount", "operator", sandbox.namespace())
                        .build())
                .create();
        var config = ChartAccess.serviceAccount(controlPlane, sandbox.namespace(), "operator");
        var inNamespace = last(rules, sandbox.namespace());
        var inCluster = rules.stream()
                .filter(rule -> rule.getResources().contains("namespaces"))
                .flatMap(rule -> Right.of(List.of(rule)))
                .findFirst();
        ChartAccess.await(config, sandbox.namespace(), inNamespace);
        inCluster.ifPresent(right -> ChartAccess.await(config, "", right));
    }

    private static Right last(List<PolicyRule> rules, String namespace) {
        return Right.of(rules)
                .filter(right -> right.resource().equals("secrets"))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no rights in " + namespace));
    }

    private static Map<String, String> expectations(String table) {
        var all = new TreeMap<String, String>();
        table.lines()
                .filter(line -> line.contains("|"))
                .map(line -> line.split("\\|"))
                .forEach(cells -> all.put(cells[0].strip(), cells[1].strip()));
        return all;
    }
}
