package com.sinch.operator.it;

import static com.sinch.operator.it.Sandbox.data;
import static org.assertj.core.api.Assertions.assertThat;

import com.sinch.operator.api.SinchAccount;
import com.sinch.operator.api.Subproject;
import com.sinch.operator.cluster.LocalControlPlane;
import io.fabric8.kubernetes.api.model.Secret;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the pages on operations, on access and on keys tell people to type does what they say. */
@OnRealCluster
class OperationsIT {

    private static final Pattern COMMANDS = Pattern.compile("```sh\n(.*?)```", Pattern.DOTALL);
    private static final Pattern MANIFEST = Pattern.compile("```yaml\n(.*?)```", Pattern.DOTALL);

    @Test
    void everyCommandOfThePagesDoesWhatTheySay(Sandbox sandbox, LocalControlPlane controlPlane, @TempDir Path folder)
            throws Exception {
        sandbox.apply(blocks(Files.readString(Path.of("README.md")), MANIFEST));
        sandbox.eventuallyReady(Subproject.class, "client-one");
        var key = data(sandbox.secret("client-one-api-key"), "SINCH_KEY_ID");

        var page = Files.readString(Path.of("docs/operations.md"));
        var uninstall = page.indexOf("## Uninstall");
        run(blocks(page.substring(0, uninstall), COMMANDS), sandbox, controlPlane, folder);

        sandbox.eventuallyReady(Subproject.class, "client-one");
        assertThat(data(sandbox.secret("client-one-api-key"), "SINCH_KEY_ID")).isEqualTo(key);

        run(blocks(Files.readString(Path.of("docs/access.md")), COMMANDS), sandbox, controlPlane, folder);
        run(blocks(Files.readString(Path.of("docs/keys.md")), COMMANDS), sandbox, controlPlane, folder);

        assertThat(data(sandbox.secret("client-one-api-key"), "SINCH_KEY_ID")).isNotEqualTo(key);

        run(blocks(page.substring(uninstall), COMMANDS), sandbox, controlPlane, folder);

        sandbox.eventuallyGone(SinchAccount.class, "acme");
        sandbox.eventuallyGone(Secret.class, "client-one-api-key");
    }

    private static void run(String script, Sandbox sandbox, LocalControlPlane controlPlane, Path folder)
            throws IOException, InterruptedException {
        assertThat(script).contains("kubectl ");
        var bin = Files.createTempDirectory(folder, "bin");
        var kubeconfig = Files.copy(controlPlane.kubeconfig(), bin.resolve("kubeconfig"));
        Files.createSymbolicLink(bin.resolve("kubectl"), controlPlane.kubectl().orElseThrow());
        var builder = new ProcessBuilder(
                        "sh",
                        "-c",
                        "set -eux\nkubectl config set-context --current --namespace=" + sandbox.namespace() + "\n"
                                + script)
                .redirectErrorStream(true);
        builder.environment().put("KUBECONFIG", kubeconfig.toString());
        builder.environment().merge("PATH", bin.toString(), (path, own) -> own + ":" + path);
        var process = builder.start();
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
    }

    private static String blocks(String page, Pattern pattern) {
        return pattern.matcher(page)
                .results()
                .map(found -> Objects.requireNonNull(found.group(1)))
                .collect(Collectors.joining());
    }
}
