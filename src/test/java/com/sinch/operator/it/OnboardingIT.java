package com.sinch.operator.it;

import static com.sinch.operator.it.Sandbox.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import com.sinch.operator.api.ChildCount;
import com.sinch.operator.api.ConditionStatus;
import com.sinch.operator.api.Project;
import com.sinch.operator.api.ProjectStatus;
import com.sinch.operator.api.SinchAccount;
import com.sinch.operator.api.Subproject;
import com.sinch.operator.cluster.LocalControlPlane;
import com.sinch.operator.domain.condition.ConditionType;
import com.sinch.operator.domain.condition.Reason;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.Secret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Many customers of a reseller, each from the one small file that {@code examples/onboarding} has for one. */
@OnRealCluster
class OnboardingIT {

    private static final int CUSTOMERS = 50;
    private static final int LEAVING = 10;
    private static final Path EXAMPLE = Path.of("examples", "onboarding");
    private static final String SUBPROJECT = "sinch";
    private static final String SECRET = "sinch-api-key";
    private static final Duration NAMESPACES_GO = Duration.ofMinutes(4);

    @Test
    void fiftyCustomersComeAtOnceAndTenOfThemLeaveWithoutAnybodyElseNoticing(
            LocalControlPlane controlPlane, @TempDir Path folder) throws Exception {
        var kubectl = Kubectl.of(controlPlane);
        var client = controlPlane.client();
        var reseller = "switchboard-" + UUID.randomUUID().toString().substring(0, 8);
        var customers = IntStream.range(0, CUSTOMERS)
                .mapToObj(i -> reseller + "-customer-" + i)
                .toList();
        write(folder, reseller, customers);

        var begin = System.nanoTime();
        kubectl.run("apply", "-k", folder.toString());
        var shared = new Sandbox(client, reseller);
        awaitCustomers(shared, CUSTOMERS);
        MeasuredCluster.say(
                "onboarding: %d customers, each with a namespace, Ready after %.1f s",
                CUSTOMERS, MeasuredCluster.secondsSince(begin));
        var keys = keys(controlPlane, customers);
        assertThat(Map.copyOf(keys).values()).doesNotHaveDuplicates().hasSize(CUSTOMERS);

        var leaving = customers.subList(0, LEAVING);
        var staying = customers.subList(LEAVING, CUSTOMERS);
        var resourceVersions = resourceVersions(controlPlane, staying);
        for (var customer : leaving) {
            kubectl.run(
                    "delete",
                    "--ignore-not-found",
                    "--wait=false",
                    "-k",
                    folder.resolve("customers/" + customer).toString());
        }

        Sandbox.patiently().atMost(NAMESPACES_GO).untilAsserted(() -> assertThat(leaving)
                .allSatisfy(customer -> assertThat(client.resources(Namespace.class)
                                .withName(customer)
                                .get())
                        .isNull()));
        awaitCustomers(shared, CUSTOMERS - LEAVING);
        assertThat(resourceVersions(controlPlane, staying)).isEqualTo(resourceVersions);
        assertThat(staying).allSatisfy(customer -> assertThat(
                        Sandbox.condition(new Sandbox(client, customer).subproject(SUBPROJECT), ConditionType.Ready)
                                .status())
                .isEqualTo(ConditionStatus.True));

        kubectl.run("delete", "--ignore-not-found", "-k", folder.toString());
        assertThat(client.resources(Namespace.class).withName(reseller).get()).isNull();
    }

    /** The example, with these customers instead of its own. */
    private static void write(Path folder, String reseller, List<String> customers) throws IOException {
        try (var files = Files.walk(EXAMPLE)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                var copy = folder.resolve(EXAMPLE.relativize(file));
                Files.createDirectories(Objects.requireNonNull(copy.getParent()));
                Files.writeString(copy, Files.readString(file).replace("switchboard", reseller));
            }
        }
        var template = Files.readString(folder.resolve("customers/alder-ash/kustomization.yaml"));
        assertThat(template).contains("namespace: customer-alder-ash\n", "value: Alder & Ash\n");
        for (var customer : customers) {
            Files.createDirectories(folder.resolve("customers/" + customer));
            Files.writeString(
                    folder.resolve("customers/" + customer + "/kustomization.yaml"),
                    template.replace("customer-alder-ash", customer).replace("Alder & Ash", "Customer " + customer));
        }
        var list = Files.readString(folder.resolve("customers/kustomization.yaml"));
        Files.writeString(
                folder.resolve("customers/kustomization.yaml"),
                list.replace(
                        "  - alder-ash\n  - blue-harbour\n",
                        customers.stream()
                                .map(customer -> "  - " + customer + "\n")
                                .collect(Collectors.joining())));
    }

    private static void awaitCustomers(Sandbox shared, int customers) {
        eventually(() -> assertThat(Objects.requireNonNull(
                        shared.get(Project.class, "customers").getStatus()))
                .extracting(ProjectStatus::subprojects)
                .isEqualTo(new ChildCount(customers, customers)));
        shared.eventually(
                SinchAccount.class,
                shared.namespace(),
                ConditionType.SubtreeReady,
                ConditionStatus.True,
                Reason.SubtreeReady);
    }

    private static Map<String, String> keys(LocalControlPlane controlPlane, List<String> customers) {
        return of(controlPlane, customers, sandbox -> Sandbox.data(sandbox.secret(SECRET), "SINCH_KEY_SECRET"));
    }

    /** What changes with any write at all: of the key, and of the customer's status. */
    private static Map<String, List<String>> resourceVersions(LocalControlPlane controlPlane, List<String> customers) {
        return of(
                controlPlane,
                customers,
                sandbox -> List.of(
                        sandbox.get(Secret.class, SECRET).getMetadata().getResourceVersion(),
                        sandbox.get(Subproject.class, SUBPROJECT).getMetadata().getResourceVersion()));
    }

    private static <T> Map<String, T> of(
            LocalControlPlane controlPlane, List<String> customers, Function<Sandbox, T> fact) {
        return customers.stream()
                .collect(Collectors.toMap(
                        Function.identity(), customer -> fact.apply(new Sandbox(controlPlane.client(), customer))));
    }
}
