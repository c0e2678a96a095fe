package com.sinch.operator.it;

import static com.sinch.operator.it.Sandbox.data;
import static com.sinch.operator.it.Sandbox.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.sinch.operator.api.ConditionStatus;
import com.sinch.operator.api.Project;
import com.sinch.operator.api.Subproject;
import com.sinch.operator.cluster.Component;
import com.sinch.operator.cluster.Fidelity;
import com.sinch.operator.cluster.LocalControlPlane;
import com.sinch.operator.domain.condition.ConditionType;
import com.sinch.operator.domain.condition.Reason;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.apiextensions.v1.JSONSchemaPropsBuilder;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What happens to a cluster under a running operator. On control planes of their own, which the tests may break. */
class DisruptionIT {

    private LocalControlPlane controlPlane = LocalControlPlane.start(System.err::println);

    @BeforeEach
    void install() {
        Assumptions.assumeTrue(
                controlPlane.fidelity() == Fidelity.REAL, "SKIPPED: needs a real control plane that can be restarted");
        Crds.install(controlPlane.client());
    }

    @AfterEach
    void stop() {
        controlPlane.close();
    }

    @Test
    void theApiServerIsRestartedUnderTheOperator() {
        try (var operator = RunningOperator.start(controlPlane)) {
            var sandbox = Sandbox.create(controlPlane);
            sandbox.apply(Trees.PROJECT + "---\n" + Trees.subproject("before"));
            sandbox.eventuallyReady(Subproject.class, "before");
            var key = data(sandbox.secret("before-api-key"), "SINCH_KEY_ID");

            controlPlane.stop(Component.API_SERVER);
            controlPlane.start(Component.API_SERVER);

            sandbox.apply(Trees.subproject("after"));
            Awaitility.await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> assertThat(
                            Sandbox.condition(sandbox.subproject("after"), ConditionType.Ready)
                                    .status())
                    .isEqualTo(ConditionStatus.True));
            assertThat(data(sandbox.secret("before-api-key"), "SINCH_KEY_ID")).isEqualTo(key);
            assertThat(operator.failed().getCount()).isEqualTo(1);
        }
    }

    @Test
    void theCrdsAreDeletedAndCreatedAgainUnderTheOperator() throws InterruptedException {
        var operator = RunningOperator.start(controlPlane);
        try {
            var sandbox = Sandbox.create(controlPlane);
            sandbox.apply(Trees.PROJECT + "---\n" + Trees.subproject("before"));
            sandbox.eventuallyReady(Subproject.class, "before");

            var client = controlPlane.client();
            var crds = Crds.read(client);
            crds.forEach(crd -> client.resource(crd).delete());
            crds.forEach(crd -> client.resource(crd).waitUntilCondition(Objects::isNull, 30, TimeUnit.SECONDS));
            Crds.install(client);

            // It goes on, or asks to be started anew, as a Deployment does.
            if (operator.failed().await(5, TimeUnit.SECONDS)) {
                operator.close();
                operator = RunningOperator.start(controlPlane);
            }
            sandbox.apply(Trees.PROJECT + "---\n" + Trees.subproject("after"));
            sandbox.eventuallyReady(Subproject.class, "after");
        } finally {
            operator.close();
        }
    }

    @Test
    void fieldsAndValuesThatANewerVersionStoredAreReadOver() {
        var client = controlPlane.client();
        var newer = Crds.read(client).stream()
                .filter(crd -> crd.getSpec().getNames().getKind().equals("Project"))
                .findFirst()
                .orElseThrow();
        var spec = Objects.requireNonNull(newer.getSpec()
                .getVersions()
                .get(0)
                .getSchema()
                .getOpenAPIV3Schema()
                .getProperties()
                .get("spec"));
        spec.getProperties()
                .put("invented", new JSONSchemaPropsBuilder().withType("string").build());
        Objects.requireNonNull(spec.getProperties().get("environment"))
                .getEnum()
                .add(client.getKubernetesSerialization().convertValue("Moon", JsonNode.class));
        client.resource(newer).forceConflicts().serverSideApply();

        try (var operator = RunningOperator.start(controlPlane)) {
            var sandbox = Sandbox.create(controlPlane);
            eventually(() -> {
                sandbox.apply(
                        Trees.PROJECT.replace("accountRef:", "invented: something, environment: Moon, accountRef:"));
                assertThat(stored(sandbox)).contains("something", "Moon");
            });
            sandbox.apply(Trees.subproject("one"));

            sandbox.eventuallyReady(Project.class, "clients");
            sandbox.eventuallyReady(Subproject.class, "one");
            sandbox.eventually(
                    Project.class, "clients", ConditionType.SubtreeReady, ConditionStatus.True, Reason.SubtreeReady);
            assertThat(stored(sandbox)).contains("something", "Moon");
            assertThat(operator.failed().getCount()).isEqualTo(1);
        }
    }

    private static String stored(Sandbox sandbox) {
        GenericKubernetesResource project = sandbox.client()
                .genericKubernetesResources("account.sinch.com/v1alpha1", "Project")
                .inNamespace(sandbox.namespace())
                .withName("clients")
                .get();
        return project.getAdditionalProperties().toString();
    }
}
