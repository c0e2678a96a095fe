package com.sinch.operator.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubeapitest.KubeAPIServerConfigBuilder;
import io.fabric8.kubeapitest.binary.OSInfo;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class DownloadedControlPlaneIT {

    @Test
    void runsTheBinariesThatKubeApiTestKeeps(@TempDir Path home) throws Exception {
        ControlPlaneBinary binary = ControlPlaneBinary.obtain(line -> {});
        OSInfo machine = new OSInfo();
        String name = "%s-%s-%s".formatted(binary.version().substring(1), machine.getOSName(), machine.getOSArch());
        Path programs = Files.createDirectories(home.resolve("k8s").resolve(name));
        for (String program : List.of("etcd", "kube-apiserver", "kubectl")) {
            Path script = Files.writeString(
                    programs.resolve(program),
                    "#!/bin/sh\nexec '%s' \"$@\"\n".formatted(binary.directory().resolve(program)));
            Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwx------"));
        }
        KubeAPIServerConfigBuilder config =
                KubeAPIServerConfigBuilder.anAPIServerConfig().withTestDir(home.toString());

        List<String> progress = new ArrayList<>();
        try (LocalControlPlane controlPlane = DownloadedControlPlane.start(config, List.of("--v=1"), progress::add)) {
            assertThat(controlPlane.fidelity()).isEqualTo(Fidelity.WITHOUT_CONTROLLERS);
            assertThat(controlPlane.description()).contains(binary.version(), "without controllers");
            assertThat(controlPlane.client().namespaces().withName("default").get())
                    .isNotNull();
            assertThat(controlPlane.kubectl().orElseThrow()).isExecutable();
            assertThat(progress)
                    .contains("kube-apiserver and etcd alone, no controllers: deleted objects' Secrets stay");
        }
    }
}
