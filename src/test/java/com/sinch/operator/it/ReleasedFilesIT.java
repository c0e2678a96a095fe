package com.sinch.operator.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sinch.operator.cluster.Fidelity;
import com.sinch.operator.cluster.LocalControlPlane;
import com.sinch.operator.tools.GoTools;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** What {@code ./release} makes of this tree, committed as version 9.8.7. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReleasedFilesIT {

    private static final String VERSION = "9.8.7";

    private final Path helm = GoTools.obtainOrSkip().helm();
    private final Path tree;
    private final Path scratch;
    private final Path files;

    ReleasedFilesIT(@TempDir Path scratch) {
        this.scratch = scratch;
        tree = scratch.resolve("tree");
        files = scratch.resolve("released");
    }

    @BeforeAll
    void release() throws Exception {
        Files.createDirectory(tree);
        var project = Path.of(System.getProperty("basedir", "")).toAbsolutePath();
        run(project, "sh", "-c", "git ls-files -co --exclude-standard -z | xargs -0 cp --parents -t " + tree);
        edit("pom.xml", "(?m)^  <version>.*</version>$", "  <version>" + VERSION + "</version>");
        edit("CHANGELOG.md", "\\A# Changes\n", "# Changes\n\n## " + VERSION + "\n");
        edit("helm/sinch-operator/Chart.yaml", "(?m)^(version|appVersion): .*$", "$1: " + VERSION);
        run(tree, "git", "init", "-q");
        commit();

        assertThat(release(tree, VERSION, files)).returns(0, Program.Ended::exitCode);
    }

    @Test
    void areWholeByTheirChecksums() throws Exception {
        try (var made = Files.list(files)) {
            assertThat(made.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder(
                            "sinch-operator-9.8.7.jar",
                            "sinch-operator-9.8.7.tgz",
                            "sinch-operator-9.8.7.cdx.json",
                            "install.yaml",
                            "THIRD-PARTY.txt",
                            "SHA256SUMS");
        }
        assertThat(run(files, "sha256sum", "--check", "--strict", "SHA256SUMS").lines())
                .hasSize(5)
                .allMatch(line -> line.endsWith(": OK"));
    }

    @Test
    void areTheSameFromTheSameCommitElsewhere() throws Exception {
        var elsewhere = scratch.resolve("elsewhere");
        run(scratch, "git", "clone", "-q", tree.toString(), elsewhere.toString());
        var again = scratch.resolve("again");

        assertThat(release(elsewhere, VERSION, again).exitCode()).isZero();

        assertThat(again.resolve("SHA256SUMS")).hasSameBinaryContentAs(files.resolve("SHA256SUMS"));
    }

    @Test
    void areNotMadeOfAVersionThatNobodyNamesOrOfATreeWithChanges() throws Exception {
        var untouched = scratch.resolve("nothing");

        assertThat(release(tree, "9.9.9", untouched))
                .returns(1, Program.Ended::exitCode)
                .returns("release: CHANGELOG.md has no '## 9.9.9'\n", Program.Ended::output);
        var change = Files.writeString(tree.resolve("change"), "");
        assertThat(release(tree, VERSION, untouched))
                .returns(1, Program.Ended::exitCode)
                .returns("release: there is what is not committed: git status\n", Program.Ended::output);
        Files.delete(change);
        assertThat(untouched).doesNotExist();
    }

    @Test
    void haveAnSbomOfExactlyWhatIsInTheJar() throws Exception {
        var sbom = new ObjectMapper()
                .readTree(files.resolve("sinch-operator-9.8.7.cdx.json").toFile());
        var listed = StreamSupport.stream(sbom.get("components").spliterator(), false)
                .map(it -> it.get("name").asText() + "-" + it.get("version").asText() + ".jar")
                .collect(Collectors.toSet());

        assertThat(listed).contains("jte-runtime-" + versionOf("jte-runtime") + ".jar");
        assertThat(inTheJar()).isSubsetOf(listed);
        assertThat(withClasses(listed)).isEqualTo(inTheJar());
    }

    @Test
    void nameTheLicenceOfEverything() throws Exception {
        var sbom = new ObjectMapper()
                .readTree(files.resolve("sinch-operator-9.8.7.cdx.json").toFile());
        var listed = Files.readString(files.resolve("THIRD-PARTY.txt"));

        assertThat(sbom.get("components")).hasSizeGreaterThan(40).allSatisfy(it -> {
            var name = it.get("group").asText() + ":" + it.get("name").asText();
            assertThat(listed.lines().filter(line -> line.contains("(" + name + ":")))
                    .singleElement()
                    .asString()
                    .containsAnyOf("(Apache-2.0)", "(MIT)", "(BSD-2-Clause)", "(EPL-1.0)");
        });
    }

    @Test
    void installTheOperatorOnAnApiServer() throws Exception {
        try (var controlPlane = startControlPlane()) {
            Assumptions.assumeTrue(controlPlane.fidelity() == Fidelity.REAL, "SKIPPED: needs a real control plane");
            var kubectl = Kubectl.of(controlPlane);

            kubectl.run(
                    "apply",
                    "--server-side",
                    "-f",
                    files.resolve("install.yaml").toString());

            Sandbox.eventually(
                    () -> kubectl.run("wait", "--for=condition=Established", "crd/subprojects.account.sinch.com"));
            assertThat(kubectl.run(
                            "get",
                            "deployment",
                            "sinch-operator",
                            "--namespace=sinch-system",
                            "--output=jsonpath={.spec.template.spec.containers[0].image}"))
                    .isEqualTo("sinch-operator:" + VERSION);
            kubectl.run(
                    "delete",
                    "--ignore-not-found",
                    "--wait=false",
                    "-f",
                    files.resolve("install.yaml").toString());
        }
    }

    private static LocalControlPlane startControlPlane() {
        return LocalControlPlane.start(System.err::println);
    }

    /** Of the jars that tests run with those whose every class is in the released one. */
    private Set<String> inTheJar() throws IOException {
        try (var jar = new JarFile(files.resolve("sinch-operator-9.8.7.jar").toFile())) {
            var entries = jar.stream().map(ZipEntry::getName).collect(Collectors.toSet());
            var found = new HashSet<String>();
            for (var file : classPath()) {
                var classes = classes(file);
                if (!classes.isEmpty() && entries.containsAll(classes)) {
                    found.add(file.getFileName().toString());
                }
            }
            return found;
        }
    }

    private static Set<String> withClasses(Set<String> names) throws IOException {
        var found = new HashSet<String>();
        for (var file : classPath()) {
            var name = file.getFileName().toString();
            if (names.contains(name) && !classes(file).isEmpty()) {
                found.add(name);
            }
        }
        return found;
    }

    private static Set<String> classes(Path file) throws IOException {
        try (var jar = new JarFile(file.toFile())) {
            return jar.stream()
                    .map(ZipEntry::getName)
                    .filter(name -> name.endsWith(".class") && !name.endsWith("module-info.class"))
                    .collect(Collectors.toSet());
        }
    }

    private static List<Path> classPath() {
        return Stream.of(System.getProperty("java.class.path", "").split(File.pathSeparator, -1))
                .filter(entry -> entry.endsWith(".jar"))
                .map(Path::of)
                .toList();
    }

    private static String versionOf(String artifact) {
        return classPath().stream()
                .map(file -> file.getFileName().toString())
                .filter(name -> name.startsWith(artifact + "-"))
                .map(name -> name.substring(artifact.length() + 1, name.length() - ".jar".length()))
                .findFirst()
                .orElseThrow();
    }

    private void edit(String file, String pattern, String replacement) throws IOException {
        var path = tree.resolve(file);
        var before = Files.readString(path);
        var after = before.replaceAll(pattern, replacement);
        assertThat(after).as(file).isNotEqualTo(before);
        Files.writeString(path, after);
    }

    private void commit() throws Exception {
        run(tree, "git", "add", "--all");
        run(tree, "git", "-c", "user.name=Test", "-c", "user.email=test@example.com", "commit", "-q", "-m", "Release");
    }

    private Program.Ended release(Path from, String version, Path to) throws IOException, InterruptedException {
        var command = new ProcessBuilder(from.resolve("release").toString(), version, to.toString());
        command.environment().put("HELM", helm.toString());
        return ended(command.directory(from.toFile()));
    }

    private static String run(Path directory, String... command) throws IOException, InterruptedException {
        var ended = ended(new ProcessBuilder(command).directory(directory.toFile()));
        assertThat(ended.exitCode()).as(ended.output()).isZero();
        return ended.output();
    }

    private static Program.Ended ended(ProcessBuilder command) throws IOException, InterruptedException {
        var process = command.redirectErrorStream(true).start();
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Program.Ended(process.waitFor(), output);
    }
}
