package com.sinch.operator.it;

import static com.sinch.operator.it.Sandbox.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import com.sinch.operator.api.Subproject;
import com.sinch.operator.cluster.Fidelity;
import com.sinch.operator.cluster.LocalControlPlane;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The image, built and started: what is in it, as whom it runs, and that it does its work on a read-only file system. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ImageIT {

    private static final long MEBIBYTE = 1 << 20;
    private static final int SET_ID_BITS = 06000;
    private static final int RUNS = 5;
    private static final List<String> SHELLS = List.of("sh", "bash", "dash", "ash", "busybox");
    private static final Path SERVICE_ACCOUNT = Path.of("var", "run", "secrets", "kubernetes.io", "serviceaccount");

    private final LocalControlPlane controlPlane = LocalControlPlane.start(System.err::println);
    private final BuiltImage image;

    ImageIT(@TempDir Path scratch) throws Exception {
        image = BuiltImage.buildOrSkip(
                scratch, Map.of("VERSION", "0.1.0", "REVISION", "c0ffee", "CREATED", "2026-11-22T00:00:00Z"));
    }

    @AfterAll
    void stop() {
        controlPlane.close();
    }

    @Test
    void itsLabelsSayWhatItIs() {
        var config = image.config().get("config");

        assertThat(config.get("User").asText()).isEqualTo("65532:65532");
        assertThat(BuiltImage.texts(config.get("Entrypoint"))).startsWith("/opt/sinch-operator/java/bin/java");
        assertThat(config.has("Cmd")).isFalse();
        assertThat(image.environment()).containsEntry("LANG", "C.UTF-8");
        assertThat(config.get("Labels"))
                .extracting(label -> label.asText())
                .contains("sinch-operator", "Apache-2.0", "0.1.0", "c0ffee", "2026-11-22T00:00:00Z");
    }

    @Test
    void itIsSmall() {
        MeasuredCluster.say("image: %d MiB compressed", image.compressedSize() / MEBIBYTE);

        assertThat(image.compressedSize()).isLessThanOrEqualTo(150 * MEBIBYTE);
    }

    @Test
    void nothingInItIsAShellGivesRightsOrCanBeChanged() throws IOException {
        try (var files = Files.walk(image.folder())) {
            assertThat(files.filter(file -> !Files.isSymbolicLink(file)))
                    .hasSizeGreaterThan(100)
                    .allSatisfy(file -> {
                        assertThat((int) Files.getAttribute(file, "unix:mode") & SET_ID_BITS)
                                .isZero();
                        assertThat(Files.getAttribute(file, "unix:uid")).isEqualTo(0);
                        assertThat(file.getFileName().toString()).isNotIn(SHELLS);
                    })
                    .filteredOn(ImageIT::writableByAll)
                    .containsExactly(image.folder().resolve("tmp"));
        }
    }

    @Test
    void itsCommandsWork() throws Exception {
        assertThat(run("--version").output()).startsWith("sinch-operator 0.");
        assertThat(run("--dance")).returns(2, Program.Ended::exitCode).satisfies(ended -> assertThat(ended.output())
                .contains("--dance", "Usage: sinch-operator run"));
    }

    @Test
    void itWorksAsAPodAndUsesItsCache() throws Exception {
        var sandbox = Sandbox.create(installed());
        try (var program = image.start(pod(), List.of(), "--leader-elect", "--port", "0")) {
            eventually(() -> assertThat(program.output()).contains("Ready: probes and metrics on port"));
            sandbox.apply(Trees.PROJECT + "---\n" + Trees.subproject("one"));
            sandbox.eventuallyReady(Subproject.class, "one");

            assertThat(status(program, "Uid")).isEqualTo("65532");
            assertThat(status(program, "NoNewPrivs")).isEqualTo("1");
            assertThat(Files.readString(proc(program, "maps"))).contains("sinch-operator.aot");
            assertThat(program.output()).doesNotContain("[aot]");

            program.terminate();
            assertThat(program.exitCodeWithin(10)).isZero();
        }
    }

    @Test
    void aFullHeapEndsItEvenIfItCannotBeDumped() throws Exception {
        installed();
        var options = List.of("-Xmx12m", "-XX:+HeapDumpOnOutOfMemoryError", "-XX:HeapDumpPath=/opt/heap.hprof");
        try (var program = image.start(pod(), options, "--port", "0")) {
            assertThat(program.exitCodeWithin(120)).isEqualTo(3);
            assertThat(program.output())
                    .contains("Unable to create /opt/heap.hprof", "Terminating due to java.lang.OutOfMemoryError");
        }
    }

    @Test
    void itsStart() throws Exception {
        installed();
        measureStarts("with the AOT cache", List.of());
        measureStarts("without", List.of("-XX:AOTMode=off"));
    }

    private void measureStarts(String how, List<String> options) throws Exception {
        var wall = new ArrayList<Long>();
        var processor = new ArrayList<Long>();
        var memory = new ArrayList<Long>();
        for (int run = 0; run < RUNS; run++) {
            var begin = System.nanoTime();
            try (var program = image.start(pod(), options, "--port", "0")) {
                eventually(() -> assertThat(program.output()).contains("Ready: probes and metrics on port"));
                wall.add(Duration.ofNanos(System.nanoTime() - begin).toMillis());
                var used = program.process().toHandle().info().totalCpuDuration();
                processor.add(used.orElseThrow().toMillis());
                memory.add(Long.parseLong(status(program, "VmRSS")) / 1024);
            }
        }
        MeasuredCluster.say(
                "start of the image %s: ready in %d ms with %d ms of CPU, %d MiB RSS",
                how, median(wall), median(processor), median(memory));
    }

    private static boolean writableByAll(Path file) {
        try {
            return Files.getPosixFilePermissions(file).contains(PosixFilePermission.OTHERS_WRITE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long median(List<Long> values) {
        return values.stream().sorted().toList().get(values.size() / 2);
    }

    private Program.Ended run(String... arguments) throws Exception {
        try (var running = image.start(Map.of(), List.of(), arguments)) {
            return running.end();
        }
    }

    private LocalControlPlane installed() {
        Assumptions.assumeTrue(controlPlane.fidelity() == Fidelity.REAL, "SKIPPED: needs a real control plane");
        Crds.install(controlPlane.client());
        ChartAccess.grant(controlPlane);
        return controlPlane;
    }

    /** Gives it the chart's service account, where a pod has it, and what else kubelet tells. */
    private Map<String, String> pod() throws IOException {
        var folder = Files.createDirectories(image.folder().resolve(SERVICE_ACCOUNT));
        var client = controlPlane.client();
        Files.writeString(
                folder.resolve("token"), Kubeconfig.token(controlPlane, ChartAccess.NAMESPACE, ChartAccess.NAME));
        Files.writeString(folder.resolve("namespace"), ChartAccess.NAMESPACE);
        var authority = client.getConfiguration().getCaCertData();
        Files.write(folder.resolve("ca.crt"), Base64.getDecoder().decode(authority));
        var server = URI.create(client.getConfiguration().getMasterUrl());
        return Map.of("KUBERNETES_SERVICE_HOST", server.getHost(), "KUBERNETES_SERVICE_PORT", "" + server.getPort());
    }

    private static String status(Program.Running program, String field) throws IOException {
        return Files.readAllLines(proc(program, "status")).stream()
                .filter(line -> line.startsWith(field + ":"))
                .map(line -> line.split("\\s+", -1)[1])
                .findFirst()
                .orElseThrow();
    }

    private static Path proc(Program.Running program, String file) {
        return Path.of("/proc", "" + program.process().pid(), file);
    }
}
