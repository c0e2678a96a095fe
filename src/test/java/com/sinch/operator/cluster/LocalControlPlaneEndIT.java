package com.sinch.operator.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** However a control plane ends, it leaves nothing behind. */
@Timeout(60)
class LocalControlPlaneEndIT {

    private static final ControlPlaneOptions REAL = ControlPlaneOptions.of(ControlPlaneOptions.Choice.REAL);
    private static final Duration LIMIT = Duration.ofSeconds(10);

    /** Other control planes of this JVM, say, which are none of this test's business. */
    private final Set<ProcessHandle> alreadyThere =
            ProcessHandle.current().descendants().collect(Collectors.toSet());

    @Test
    void leavesNoProcessAndNoFileAfterItIsClosed() {
        List<ProcessHandle> processes;
        Path kubeconfig;
        try (LocalControlPlane controlPlane = LocalControlPlane.start(REAL, line -> {})) {
            processes = newProcesses();
            kubeconfig = controlPlane.kubeconfig();
            assertThat(processes).hasSize(4).allMatch(ProcessHandle::isAlive);
            assertThat(kubeconfig).exists();
        }

        assertThat(processes).noneMatch(ProcessHandle::isAlive);
        assertThat(kubeconfig.getParent()).doesNotExist();
    }

    @Test
    void leavesNoProcessAndNoFileAfterItsJvmIsKilled() throws Exception {
        Process jvm = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-classpath",
                        System.getProperty("java.class.path"),
                        HeldControlPlane.class.getName())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (BufferedReader output = jvm.inputReader()) {
            Path kubeconfig = kubeconfigIn(output.lines());
            List<ProcessHandle> processes = jvm.descendants().toList();
            assertThat(processes).hasSize(4);

            jvm.destroyForcibly().waitFor();

            await().atMost(LIMIT).until(() -> processes.stream().noneMatch(ProcessHandle::isAlive));
            assertThat(kubeconfig.getParent()).doesNotExist();
        } finally {
            jvm.destroyForcibly();
        }
    }

    @Test
    void leavesNoProcessAndNoFileAfterItsSupervisorIsKilled() {
        Path kubeconfig;
        try (LocalControlPlane controlPlane = LocalControlPlane.start(REAL, line -> {})) {
            kubeconfig = controlPlane.kubeconfig();
            List<ProcessHandle> processes = newProcesses();

            processes.stream().filter(LocalControlPlaneEndIT::isOurs).forEach(ProcessHandle::destroyForcibly);

            await().atMost(LIMIT).until(() -> processes.stream().noneMatch(ProcessHandle::isAlive));
            assertThatThrownBy(() -> controlPlane.stop(Component.ETCD))
                    .isInstanceOf(ControlPlaneException.class)
                    .hasMessageContaining("the supervisor has ended");
        }
        assertThat(kubeconfig.getParent()).doesNotExist();
    }

    @Test
    void endsAsAWholeWhenAComponentDies() {
        try (LocalControlPlane controlPlane = LocalControlPlane.start(REAL, line -> {})) {
            List<ProcessHandle> processes = newProcesses();

            processes.stream().filter(process -> !isOurs(process)).findAny().ifPresent(ProcessHandle::destroyForcibly);

            await().atMost(LIMIT).until(() -> processes.stream().noneMatch(ProcessHandle::isAlive));
            assertThatThrownBy(() -> controlPlane.stop(Component.ETCD))
                    .isInstanceOf(ControlPlaneException.class)
                    .hasMessageContaining("it ended by itself: signal: killed");
        }
    }

    @Test
    void saysWhyAComponentDoesNotStart() {
        assertThatThrownBy(() -> LocalControlPlane.start(REAL.withApiServerArguments("--no-such-flag"), line -> {}))
                .isInstanceOf(ControlPlaneException.class)
                .hasMessageContaining("kube-apiserver: it ended by itself")
                .hasMessageContaining("unknown flag: --no-such-flag");

        assertThat(newProcesses()).isEmpty();
    }

    private List<ProcessHandle> newProcesses() {
        return ProcessHandle.current()
                .descendants()
                .filter(process -> !alreadyThere.contains(process))
                .toList();
    }

    /** Whether this JVM started the process itself, so that it is a supervisor and not a component. */
    private static boolean isOurs(ProcessHandle process) {
        return process.parent().filter(ProcessHandle.current()::equals).isPresent();
    }

    private static Path kubeconfigIn(Stream<String> output) {
        return output.filter(line -> line.startsWith(HeldControlPlane.KUBECONFIG))
                .map(line -> Path.of(line.substring(HeldControlPlane.KUBECONFIG.length())))
                .findFirst()
                .orElseThrow();
    }
}
