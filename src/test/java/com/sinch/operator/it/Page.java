package com.sinch.operator.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.sinch.operator.cluster.LocalControlPlane;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/**
 * A page of the documentation, or a part of one.
 *
 * @param text what it says, in Markdown
 */
record Page(String text) {

    private static final Pattern COMMANDS = Pattern.compile("```sh\n(.*?)```", Pattern.DOTALL);
    /** Programs that pages make use of and that not every machine has. */
    private static final List<String> OTHERS = List.of("jq", "curl");

    private static final Pattern MANIFESTS = Pattern.compile("```yaml\n(.*?)```", Pattern.DOTALL);

    static Page read(String file) throws IOException {
        return new Page(Files.readString(Path.of(file)));
    }

    /** What comes before that heading. */
    Page before(String heading) {
        return new Page(text.substring(0, at(heading)));
    }

    /** That heading, and what comes after it. */
    Page from(String heading) {
        return new Page(text.substring(at(heading)));
    }

    private int at(String heading) {
        var at = text.indexOf("\n" + heading + "\n");
        assertThat(at).as(heading).isNotNegative();
        return at;
    }

    /** All manifests, joined. */
    String manifests() {
        return blocks(MANIFESTS);
    }

    /** Types all commands, one after the other, as an administrator; fails where one fails. */
    void run(LocalControlPlane controlPlane, String namespace, Path folder) throws IOException, InterruptedException {
        run(controlPlane, namespace, folder, Map.of());
    }

    /**
     * The same with more programs than kubectl.
     *
     * @param programs where they are, by their names
     */
    void run(LocalControlPlane controlPlane, String namespace, Path folder, Map<String, Path> programs)
            throws IOException, InterruptedException {
        var script = blocks(COMMANDS);
        assertThat(script).containsAnyOf("kubectl ", "curl ");
        OTHERS.stream().filter(program -> script.contains(program + " ")).forEach(Page::assumePresent);
        var bin = Files.createTempDirectory(folder, "bin");
        var kubeconfig = Files.copy(controlPlane.kubeconfig(), bin.resolve("kubeconfig"));
        Files.createSymbolicLink(bin.resolve("kubectl"), controlPlane.kubectl().orElseThrow());
        for (var program : programs.entrySet()) {
            Files.createSymbolicLink(bin.resolve(program.getKey()), program.getValue());
        }
        var builder = new ProcessBuilder(
                        "sh",
                        "-c",
                        "set -eux\nkubectl config set-context --current --namespace=" + namespace + "\n" + script)
                .redirectErrorStream(true);
        builder.environment().put("KUBECONFIG", kubeconfig.toString());
        builder.environment().merge("PATH", bin.toString(), (path, own) -> own + ":" + path);
        var process = builder.start();
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
    }

    private static void assumePresent(String program) {
        var path = Objects.requireNonNullElse(System.getenv("PATH"), "");
        var present = Stream.of(path.split(File.pathSeparator, -1))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
        Assumptions.assumeTrue(present, "SKIPPED: the page needs " + program);
    }

    private String blocks(Pattern pattern) {
        return pattern.matcher(text)
                .results()
                .map(found -> Objects.requireNonNull(found.group(1)))
                .collect(Collectors.joining());
    }
}
