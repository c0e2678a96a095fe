package com.sinch.operator.it;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sinch.operator.domain.Sha256;
import com.sinch.operator.tools.BuildCache;
import com.sinch.operator.tools.Settings;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.opentest4j.TestAbortedException;

/**
 * The image, built from the Dockerfile by buildah: that needs no container engine, but root.
 *
 * @param folder where its layers are unpacked
 * @param config what a container engine reads of it
 * @param compressedSize of all its layers, as a registry keeps them, in bytes
 */
record BuiltImage(Path folder, JsonNode config, long compressedSize) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path SCRIPTS = project("src", "test", "image");
    private static final int DIGEST_LENGTH = 12;
    private static final List<String> NEEDED = List.of("buildah", "debootstrap", "unshare", "setpriv");

    /**
     * Builds it, on a base from the user's cache; where it cannot be built, the test is skipped and says so, or fails if nothing
     * may be skipped.
     *
     * @param scratch an empty directory, to be removed afterwards
     * @param buildArguments of the Dockerfile
     */
    static BuiltImage buildOrSkip(Path scratch, Map<String, String> buildArguments) throws Exception {
        var missing = missing();
        if (!missing.isEmpty()) {
            var complaint = "the image is built with " + String.join(", ", missing);
            if (Settings.variable("SINCH_IMAGE").filter("required"::equals).isPresent()) {
                throw new AssertionError(complaint);
            }
            throw new TestAbortedException("SKIPPED: " + complaint);
        }
        var command = new ArrayList<>(
                List.of(script("build"), base(System.err::println).toString(), scratch.toString()));
        buildArguments.forEach((name, value) -> command.addAll(List.of("--build-arg", name + "=" + value)));
        run(command);
        return read(scratch.resolve("oci"), Files.createDirectory(scratch.resolve("root")));
    }

    /** Its first process with other arguments, under its own user, with its root file system read-only. */
    Program.Running start(Map<String, String> environment, List<String> options, String... arguments)
            throws IOException {
        var command = new ArrayList<>(List.of(script("start"), folder.toString()));
        var entryPoint = texts(config.at("/config/Entrypoint"));
        command.add(entryPoint.get(0));
        command.addAll(entryPoint.subList(1, entryPoint.indexOf("-jar")));
        command.addAll(options);
        command.addAll(entryPoint.subList(entryPoint.indexOf("-jar"), entryPoint.size()));
        command.addAll(List.of(arguments));
        var output = Files.createTempFile("image", ".log");
        var builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
        builder.environment().clear();
        environment().forEach(builder.environment()::put);
        builder.environment().putAll(environment);
        // For the script; the entry point is named by its whole path.
        builder.environment().put("PATH", System.getenv("PATH"));
        return new Program.Running(builder.start(), output);
    }

    Map<String, String> environment() {
        var environment = new TreeMap<String, String>();
        texts(config.at("/config/Env")).forEach(entry -> {
            var pair = entry.split("=", 2);
            environment.put(pair[0], pair[1]);
        });
        return environment;
    }

    static List<String> texts(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }

    private static List<String> missing() throws IOException {
        var programs = NEEDED.stream().filter(program -> !onPath(program));
        var root = Files.getAttribute(Files.createTempFile("owner", ""), "unix:uid")
                .equals(0);
        return Stream.concat(programs, root ? Stream.empty() : Stream.of("root's rights"))
                .toList();
    }

    private static boolean onPath(String program) {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator, -1))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }

    private static Path base(Consumer<String> progress) throws IOException, InterruptedException {
        var digest = Sha256.hex(Files.readAllBytes(SCRIPTS.resolve("base"))).substring(0, DIGEST_LENGTH);
        var cache = BuildCache.ofUser("image");
        var entry = cache.entry("jdk-25", digest);
        if (Files.notExists(entry)) {
            progress.accept("making a base for the image once, of Debian's packages: about 3 minutes");
            cache.makeOnce(entry, unfinished -> run(List.of(script("base"), unfinished.toString())), progress);
        }
        return entry;
    }

    private static BuiltImage read(Path oci, Path folder) throws IOException, InterruptedException {
        var index = JSON.readTree(oci.resolve("index.json").toFile());
        var manifest = JSON.readTree(blob(oci, index.at("/manifests/0")).toFile());
        var layers = manifest.get("layers");
        for (var layer : layers) {
            run(List.of(
                    "tar", "-C", folder.toString(), "-xpzf", blob(oci, layer).toString()));
        }
        // A container engine mounts something there.
        Files.createDirectories(folder.resolve("proc"));
        Files.createDirectories(folder.resolve("dev"));
        var size = StreamSupport.stream(layers.spliterator(), false)
                .mapToLong(layer -> layer.get("size").asLong())
                .sum();
        return new BuiltImage(
                folder, JSON.readTree(blob(oci, manifest.get("config")).toFile()), size);
    }

    private static Path blob(Path oci, JsonNode descriptor) {
        return oci.resolve("blobs").resolve(descriptor.get("digest").asText().replace(':', '/'));
    }

    private static void run(List<String> command) throws IOException, InterruptedException {
        var process = new ProcessBuilder(command)
                .directory(project().toFile())
                .redirectErrorStream(true)
                .start();
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        int code = process.waitFor();
        if (code != 0) {
            throw new UncheckedIOException(new IOException(command + " ended with " + code + ": " + output));
        }
    }

    private static String script(String name) {
        return SCRIPTS.resolve(name).toString();
    }

    private static Path project(String... path) {
        return Path.of(System.getProperty("basedir", ""), path).toAbsolutePath();
    }
}
