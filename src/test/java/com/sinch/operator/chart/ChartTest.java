package com.sinch.operator.chart;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.marcnuri.helm.Helm;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import io.fabric8.kubernetes.api.model.rbac.ClusterRole;
import io.fabric8.kubernetes.api.model.rbac.ClusterRoleBinding;
import io.fabric8.kubernetes.api.model.rbac.PolicyRule;
import io.fabric8.kubernetes.api.model.rbac.Role;
import io.fabric8.kubernetes.api.model.rbac.RoleBinding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What the chart makes of values. */
class ChartTest {

    private static final String NAMESPACES = "watch: {namespaces: [shop, bank]}";

    static List<Path> matrix() {
        return Chart.matrix();
    }

    @Test
    void itHasNothingThatHelmWouldComplainOf() {
        var result = new Helm(Chart.FOLDER).lint().strict().call();

        assertThat(result.isFailed()).as("%s", result.getMessages()).isFalse();
    }

    @ParameterizedTest
    @MethodSource("matrix")
    void everyObjectIsOfAKnownKindAndNamedOnceAndLabelled(Path values) {
        var objects = Chart.with(values).objects();

        assertThat(objects).hasSizeGreaterThan(2).allSatisfy(object -> {
            if (object instanceof GenericKubernetesResource) {
                assertThat(object.getApiVersion()).startsWith("monitoring.coreos.com/");
            }
            assertThat(object.getMetadata().getLabels())
                    .containsEntry("app.kubernetes.io/name", "sinch-operator")
                    .containsEntry("app.kubernetes.io/instance", "sinch-operator")
                    .containsEntry("app.kubernetes.io/managed-by", "Helm")
                    .containsKeys("app.kubernetes.io/version", "helm.sh/chart");
        });
        assertThat(objects.stream().map(ChartTest::name)).doesNotHaveDuplicates();
    }

    @Test
    void byDefaultTwoOperatorsOfTheWholeClusterElectALeader() {
        var chart = Chart.with("");
        var deployment = chart.one(Deployment.class);
        var strategy = deployment.getSpec().getStrategy().getRollingUpdate();

        assertThat(deployment.getSpec().getReplicas()).isEqualTo(2);
        assertThat(strategy.getMaxUnavailable().getIntVal()).isZero();
        assertThat(container(chart).getImage()).isEqualTo("sinch-operator:0.1.0");
        assertThat(container(chart).getArgs())
                .containsExactly(
                        "run",
                        "--port=8080",
                        "--workers=50",
                        "--leader-elect",
                        "--lease=sinch-operator",
                        "--lease-duration=15s");
        assertThat(environment(chart))
                .containsOnly(
                        Map.entry("SINCH_OPERATOR_LOG_FORMAT", "text"),
                        Map.entry("SINCH_OPERATOR_LOG_LEVEL", "INFO"),
                        Map.entry("JAVA_TOOL_OPTIONS", "-XX:+ExitOnOutOfMemoryError -XX:MaxRAMPercentage=60"));
        assertThat(chart.one(PodDisruptionBudget.class).getSpec().getMinAvailable())
                .returns(1, minimum -> minimum.getIntVal());
        assertThat(chart.all(NetworkPolicy.class)).isEmpty();
        assertThat(chart.one(ServiceAccount.class).getAutomountServiceAccountToken())
                .isFalse();
        assertThat(chart.all(Role.class)).singleElement().satisfies(role -> assertThat(role.getRules())
                .allSatisfy(rule -> assertThat(rule.getResources()).containsExactly("leases")));
        assertThat(rules(operatorRole(chart)))
                .contains("/secrets create", "rbac.authorization.k8s.io/roles update", "/namespaces watch")
                .noneMatch(rule -> rule.contains("*") || rule.contains("escalate") || rule.contains("bind "));
    }

    @Test
    void theServiceAndTheBudgetAndTheSpreadChooseThePodsOfTheDeployment() {
        var chart = Chart.with("");
        var spec = chart.one(Deployment.class).getSpec();
        var selected = spec.getSelector().getMatchLabels();

        assertThat(spec.getTemplate().getMetadata().getLabels()).containsAllEntriesOf(selected);
        assertThat(chart.one(Service.class).getSpec().getSelector()).isEqualTo(selected);
        assertThat(chart.one(PodDisruptionBudget.class).getSpec().getSelector().getMatchLabels())
                .isEqualTo(selected);
        assertThat(spec.getTemplate().getSpec().getTopologySpreadConstraints())
                .hasSize(2)
                .allSatisfy(spread ->
                        assertThat(spread.getLabelSelector().getMatchLabels()).isEqualTo(selected));
    }

    @Test
    void ofAFewNamespacesItReadsTheSecretsOfThoseOnly() {
        var chart = Chart.with(NAMESPACES);
        var everywhere = rules(operatorRole(chart));

        assertThat(container(chart).getArgs()).contains("--namespaces=shop,bank");
        assertThat(everywhere)
                .contains(
                        "account.sinch.com/projects patch",
                        "account.sinch.com/projects/status update",
                        "/namespaces list")
                .noneMatch(rule -> rule.startsWith("/secrets")
                        || rule.startsWith("rbac.authorization.k8s.io/")
                        || rule.endsWith(" create")
                        || rule.endsWith(" delete"));
        assertThat(chart.all(Role.class).stream()
                        .filter(role -> rules(role).contains("/secrets create"))
                        .map(role -> role.getMetadata().getNamespace()))
                .containsExactlyInAnyOrder("shop", "bank");
        // What is done in such a namespace is what would be done in each of the cluster, and nothing is granted twice.
        var shop = chart.all(Role.class).stream()
                .filter(role -> role.getMetadata().getNamespace().equals("shop"))
                .findFirst()
                .orElseThrow();
        assertThat(Stream.concat(rules(shop).stream(), everywhere.stream()))
                .containsExactlyInAnyOrderElementsOf(rules(operatorRole(Chart.with(""))));
    }

    @ParameterizedTest
    @MethodSource("matrix")
    void whatIsBoundIsBoundToTheAccountOfThePods(Path values) {
        var chart = Chart.with(values);
        var account =
                chart.one(Deployment.class).getSpec().getTemplate().getSpec().getServiceAccountName();
        var subjects = Stream.concat(
                chart.all(RoleBinding.class).stream().flatMap(it -> it.getSubjects().stream()),
                chart.all(ClusterRoleBinding.class).stream().flatMap(it -> it.getSubjects().stream()));

        assertThat(subjects).allSatisfy(subject -> assertThat(subject)
                .returns("ServiceAccount", it -> it.getKind())
                .returns(account, it -> it.getName())
                .returns("sinch-system", it -> it.getNamespace()));
    }

    @Test
    void aDigestSaysWhichImageItIs() {
        var digest = "sha256:" + "0f".repeat(32);

        assertThat(container(Chart.with(
                                "image: {repository: registry.example:5000/sinch, tag: x, digest: '" + digest + "'}"))
                        .getImage())
                .isEqualTo("registry.example:5000/sinch@" + digest);
        assertThat(container(Chart.with("image: {tag: 1.2.3-rc.1}")).getImage()).isEqualTo("sinch-operator:1.2.3-rc.1");
    }

    @Test
    void aHeapDumpGoesToAVolumeOfItsOwnAndTheProcessEndsInAnyCase() {
        var chart = Chart.with("heapDump: {enabled: true, sizeLimit: 3Gi}");

        assertThat(environment(chart).get("JAVA_TOOL_OPTIONS"))
                .contains(
                        "-XX:+HeapDumpOnOutOfMemoryError", "-XX:HeapDumpPath=/heapdump", "-XX:+ExitOnOutOfMemoryError");
        assertThat(container(chart).getVolumeMounts())
                .anySatisfy(mount -> assertThat(mount.getMountPath()).isEqualTo("/heapdump"));
        assertThat(volume(chart, "heapdump").getEmptyDir().getSizeLimit()).isEqualTo(new Quantity("3Gi"));
        assertThat(volume(chart, "tmp").getEmptyDir().getSizeLimit()).isNotNull();
    }

    @Test
    void crdsStayUnlessTheyAreToGoAndAreLeftOutOnDemand() {
        assertThat(Chart.with("").all(CustomResourceDefinition.class))
                .hasSize(6)
                .allSatisfy(crd -> assertThat(crd.getMetadata().getAnnotations())
                        .containsEntry("helm.sh/resource-policy", "keep"));
        assertThat(Chart.with("crds: {keep: false}").all(CustomResourceDefinition.class))
                .hasSize(6)
                .allSatisfy(
                        crd -> assertThat(crd.getMetadata().getAnnotations()).isNullOrEmpty());
        assertThat(Chart.with("crds: {install: false}").all(CustomResourceDefinition.class))
                .isEmpty();
    }

    @Test
    void aNetworkPolicyLetsInWhoReadsMetricsAndOutToTheApiServer() {
        var policy = Chart.with(
                        """
                        networkPolicy:
                          enabled: true
                          metricsFrom: [{namespaceSelector: {matchLabels: {team: observers}}}]
                          apiServer: [{ipBlock: {cidr: 10.0.0.1/32}}]
                        """)
                .one(NetworkPolicy.class)
                .getSpec();

        assertThat(policy.getPolicyTypes()).containsExactly("Ingress", "Egress");
        assertThat(policy.getIngress()).singleElement().satisfies(rule -> assertThat(rule.getFrom())
                .singleElement()
                .satisfies(peer ->
                        assertThat(peer.getNamespaceSelector().getMatchLabels()).containsEntry("team", "observers")));
        assertThat(policy.getEgress()).singleElement().satisfies(rule -> {
            assertThat(rule.getTo())
                    .singleElement()
                    .satisfies(peer -> assertThat(peer.getIpBlock().getCidr()).isEqualTo("10.0.0.1/32"));
            assertThat(rule.getPorts().stream().map(port -> port.getPort().getIntVal()))
                    .containsExactly(443, 6443);
        });
    }

    @Test
    void withoutRbacNobodyIsGivenAnything() {
        var chart = Chart.with("rbac: {create: false}");

        assertThat(chart.objects())
                .noneMatch(object -> object.getApiVersion().startsWith("rbac.authorization.k8s.io/"));
    }

    @Test
    void aReleaseOfAnotherNameHasObjectsOfOtherNamesAndALeaseOfItsOwn() {
        var usual = Chart.with("crds: {install: false}");
        var other = Chart.with("{crds: {install: false}, fullnameOverride: second}");

        assertThat(other.objects().stream().map(ChartTest::name))
                .doesNotContainAnyElementsOf(
                        usual.objects().stream().map(ChartTest::name).toList());
        assertThat(container(other).getArgs()).contains("--lease=second");
        assertThat(other.all(Role.class)).singleElement().satisfies(role -> assertThat(role.getRules())
                .anySatisfy(rule -> assertThat(rule.getResourceNames()).containsExactly("second")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    replicas: 0                                          | at '/replicas': minimum: got 0, want 1
                    replicas: two                                        | at '/replicas': got string, want integer
                    replicas: 1                                          | podDisruptionBudget.minAvailable (1) is not less than replicas (1)
                    podDisruptionBudget: {minAvailable: 2}               | podDisruptionBudget.minAvailable (2) is not less than replicas (2)
                    watch: {namespaces: [shop, shop]}                    | at '/watch/namespaces': items at 0 and 1 are equal
                    watch: {namespaces: [The Shop]}                      | at '/watch/namespaces/0': 'The Shop' does not match pattern
                    watch: {namespaces: shop}                            | at '/watch/namespaces': got string, want array
                    watch: {namespace: shop}                             | at '/watch': additional properties 'namespace' not allowed
                    watches: {}                                          | additional properties 'watches' not allowed
                    crds: {keep: sometimes}                              | at '/crds/keep': got string, want boolean
                    operator: {workers: 0}                               | at '/operator/workers': minimum: got 0, want 1
                    operator: {logFormat: xml}                           | at '/operator/logFormat': value must be one of 'text', 'json'
                    operator: {logLevel: loud}                           | at '/operator/logLevel': value must be one of
                    operator: {leaseDuration: soon}                      | at '/operator/leaseDuration': 'soon' does not match pattern
                    operator: {leaseDuration: 2s}                        | operator.leaseDuration is 2s, and has to be between 3s and 10m
                    operator: {leaseDuration: 10m1s}                     | operator.leaseDuration is 10m1s, and has to be between 3s and 10m
                    operator: {leaseDuration: ''}                        | and has to be between 3s and 10m
                    operator: {extraEnvironment: [{name: JAVA_TOOL_OPTIONS}]}      | use operator.javaOptions
                    operator: {extraEnvironment: [{name: SINCH_OPERATOR_WORKERS}]} | sets SINCH_OPERATOR_WORKERS, which another value says already
                    operator: {extraEnvironment: [{value: x}]}           | at '/operator/extraEnvironment/0': missing property 'name'
                    image: {repository: 'sinch-operator:1.0'}            | at '/image/repository': 'sinch-operator:1.0' does not match pattern
                    image: {digest: 0f0f}                                | at '/image/digest': '0f0f' does not match pattern
                    image: {pullPolicy: Sometimes}                       | at '/image/pullPolicy': value must be one of
                    heapDump: {sizeLimit: big}                           | at '/heapDump/sizeLimit': 'big' does not match pattern
                    serviceAccount: {create: false}                      | the ServiceAccount default would get the operator's rights
                    podLabels: {app.kubernetes.io/name: mine}            | podLabels sets app.kubernetes.io/name, as the chart does: leave it out
                    fullnameOverride: Sinch_Operator                     | at '/fullnameOverride': 'Sinch_Operator' does not match pattern
                    networkPolicy: {apiServerPorts: []}                  | at '/networkPolicy/apiServerPorts': minItems: got 0, want 1
                    service: {port: 70000}                               | at '/service/port': maximum: got 70,000, want 65,535
                    """)
    void valuesThatMakeNoSenseAreRefused(String values, String complaint) {
        assertThatThrownBy(() -> Chart.with(values)).hasMessageContaining(complaint);
    }

    @Test
    void theShortestAndTheLongestLeaseAreTaken() {
        assertThat(container(Chart.with("operator: {leaseDuration: 3s}")).getArgs())
                .contains("--lease-duration=3s");
        assertThat(container(Chart.with("operator: {leaseDuration: 9m60s}")).getArgs())
                .contains("--lease-duration=9m60s");
    }

    @Test
    void theVersionIsThatOfTheProject() throws IOException {
        var version = Files.readString(Path.of("pom.xml"))
                .lines()
                .map(String::strip)
                .filter(line -> line.startsWith("<version>"))
                .findFirst()
                .orElseThrow()
                .replaceAll("</?version>|-SNAPSHOT", "");

        assertThat(Files.readString(Chart.FOLDER.resolve("Chart.yaml")))
                .contains("\nversion: " + version + "\n", "\nappVersion: " + version + "\n");
    }

    private static Container container(Chart chart) {
        return chart.one(Deployment.class)
                .getSpec()
                .getTemplate()
                .getSpec()
                .getContainers()
                .get(0);
    }

    private static Map<String, String> environment(Chart chart) {
        return container(chart).getEnv().stream().collect(toMap(EnvVar::getName, EnvVar::getValue));
    }

    private static Volume volume(Chart chart, String name) {
        return chart.one(Deployment.class).getSpec().getTemplate().getSpec().getVolumes().stream()
                .filter(volume -> volume.getName().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** The ClusterRole of the operator itself; there are others, for users. */
    private static ClusterRole operatorRole(Chart chart) {
        return chart.all(ClusterRole.class).stream()
                .filter(role -> role.getMetadata().getName().equals("sinch-system:sinch-operator"))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> rules(ClusterRole role) {
        return rules(role.getRules());
    }

    private static List<String> rules(Role role) {
        return rules(role.getRules());
    }

    /** Each verb of each rule: {@code group/resource verb}. */
    private static List<String> rules(List<PolicyRule> rules) {
        return rules.stream()
                .flatMap(rule -> rule.getResources().stream().flatMap(resource -> rule.getVerbs().stream()
                        .map(verb -> rule.getApiGroups().get(0) + "/" + resource + " " + verb)))
                .toList();
    }

    private static String name(HasMetadata object) {
        var metadata = object.getMetadata();
        return object.getKind() + " " + Objects.toString(metadata.getNamespace(), "") + "/" + metadata.getName();
    }
}
