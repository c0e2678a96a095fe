package com.sinch.operator.it;

import static com.sinch.operator.it.Sandbox.data;
import static org.assertj.core.api.Assertions.assertThat;

import com.sinch.operator.api.Subproject;
import com.sinch.operator.cluster.LocalControlPlane;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the operations page tells people to type does what the page says. */
@OnRealCluster
class OperationsIT {

    private static final Pattern COMMANDS = Pattern.compile("```sh\n(.*?)```", Pattern.DOTALL);
    private static final Pattern MANIFEST = Pattern.compile("```yaml\n(.*?)```", Pattern.DOTALL);

    @Test
    void everyCommandOfThePageDoesWhatItSays(Sandbox sandbox, LocalControlPlane controlPlane, @TempDir Path folder)
            throws Exception {
        sandbox.apply(blocks("README.md", MANIFEST));
        sandbox.eventuallyReady(Subproject.class, "client-one");
        var key = data(sandbox.secret("client-one-api-key"), "SINCH_KEY_ID");

        var page = blocks("docs/operations.md", COMMANDS);
        assertThat(page).contains("kubectl wait", "kubectl patch");
        run("set -eux\n" + page, sandbox, controlPlane, folder);

        sandbox.eventuallyReady(Subproject.class, "client-one");
        assertThat(data(sandbox.secret("client-one-api-key"), "SINCH_KEY_ID")).isEqualTo(key);
    }

    private static void run(String script, Sandbox sandbox, LocalControlPlane controlPlane, Path folder)
            throws IOException, InterruptedException {
        var kubeconfig = folder.resolve("kubeconfig");
        Files.copy(controlPlane.kubeconfig(), kubeconfig);
        var kubectl = controlPlane.kubectl().orElseThrow();
        Files.createSymbolicLink(folder.resolve("kubectl"), kubectl);
        var builder = new ProcessBuilder(
                        "sh",
                        "-c",
                        "kubectl config set-context --current --namespace=" + sandbox.namespace() + "\n" + script)
                .redirectErrorStream(true);
        builder.environment().put("KUBECONFIG", kubeconfig.toString());
        builder.environment().merge("PATH", folder.toString(), (path, own) -> own + ":" + path);
        var process = builder.start();
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
    }

    private static String blocks(String file, Pattern pattern) throws IOException {
        return pattern.matcher(Files.readString(Path.of(file)))
                .results()
                .map(found -> Objects.requireNonNull(found.group(1)))
                .collect(Collectors.joining());
    }
}
