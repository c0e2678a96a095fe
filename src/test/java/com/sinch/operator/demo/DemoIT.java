package com.sinch.operator.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.sinch.operator.api.Labels;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** The demo on a control plane of its own. Beside other tests, but one demo after the other: they log to one file. */
@Timeout(180)
@Execution(ExecutionMode.CONCURRENT)
class DemoIT {

    private static final Path LOG =
            Path.of(System.getProperty("sinch.operator.jar")).resolveSibling("demo-operator.log");

    @Test
    @Execution(ExecutionMode.SAME_THREAD)
    void endsOnTheTreeAndTheStatementAndWithZero() throws Exception {
        try (var demo = DemoProcess.start("sinch.controlplane=real", "demo.once=true")) {
            int exitCode = demo.readToEnd();

            assertThat(exitCode).as(demo.text()).isZero();
            assertThat(demo.text())
                    .contains("SinchAccount/middleman")
                    .contains("25/25 subprojects ready")
                    .contains("Secret alder-ash-furniture-api-key")
                    .contains("47 lines, 539.83755 USD")
                    .containsPattern("Closing balance, rounded +212\\.16")
                    .containsPattern("corner-bakery +4 of +4 objects Ready");
            demo.awaitTheEndOfAll();
        }
    }

    @Test
    @Execution(ExecutionMode.SAME_THREAD)
    void staysUntilItIsInterruptedAndShowsNoKey() throws Exception {
        try (var demo = DemoProcess.start("sinch.controlplane=real")) {
            Path kubeconfig = Path.of(demo.readTo("export KUBECONFIG=").replace("\"", ""));
            demo.readTo("Ctrl-C ends the demo");
            List<String> keys = keysIn(kubeconfig);

            demo.interrupt();
            demo.readToEnd();

            assertThat(keys).hasSizeGreaterThan(60);
            assertThat(demo.text()).doesNotContain(keys).doesNotContain("Exception");
            assertThat(Files.readString(LOG)).doesNotContain(keys);
            demo.awaitTheEndOfAll();
            assertThat(kubeconfig.getParent()).doesNotExist();
        }
    }

    /** Every key of the cluster, plain and as a Secret has it. */
    private static List<String> keysIn(Path kubeconfig) {
        var config = Config.fromKubeconfig(kubeconfig.toFile());
        try (var client = new KubernetesClientBuilder().withConfig(config).build()) {
            return client.secrets().inAnyNamespace().withLabel(Labels.CREDENTIAL).list().getItems().stream()
                    .map(secret -> secret.getData().get("SINCH_KEY_SECRET"))
                    .flatMap(
                            key -> Stream.of(key, new String(Base64.getDecoder().decode(key), StandardCharsets.UTF_8)))
                    .toList();
        }
    }
}
