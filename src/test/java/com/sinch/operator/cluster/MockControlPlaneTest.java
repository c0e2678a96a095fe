package com.sinch.operator.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class MockControlPlaneTest {

    private static final ControlPlaneOptions MOCK = ControlPlaneOptions.of(ControlPlaneOptions.Choice.MOCK);

    @Test
    void saysLoudlyThatItIsAMock() {
        List<String> progress = new ArrayList<>();
        try (LocalControlPlane controlPlane = LocalControlPlane.start(MOCK, progress::add)) {
            assertThat(progress).singleElement().asString().startsWith("THIS IS A MOCK, NOT KUBERNETES");
            assertThat(controlPlane.description()).startsWith("A MOCK, NOT KUBERNETES");
            assertThat(controlPlane.fidelity()).isEqualTo(Fidelity.MOCK);
            assertThat(controlPlane.kubectl()).isEmpty();
        }
    }

    @Test
    void isReachedThroughItsKubeconfig() {
        try (LocalControlPlane controlPlane = LocalControlPlane.start(MOCK, line -> {})) {
            assertThat(controlPlane.client().namespaces().list().getItems()).isEmpty();
            assertThat(controlPlane.config().getMasterUrl()).startsWith("http://");
        }
    }

    @Test
    void leavesNoFileBehind() {
        Path kubeconfig;
        try (LocalControlPlane controlPlane = LocalControlPlane.start(MOCK, line -> {})) {
            kubeconfig = controlPlane.kubeconfig();
            assertThat(kubeconfig).exists();
        }
        assertThat(kubeconfig.getParent()).doesNotExist();
    }

    @Test
    void hasNoComponentsToStop() {
        try (LocalControlPlane controlPlane = LocalControlPlane.start(MOCK, line -> {})) {
            assertThatThrownBy(() -> controlPlane.stop(Component.API_SERVER))
                    .isInstanceOf(UnsupportedOperationException.class)
                    .hasMessage("A mock has no kube-apiserver to stop");
        }
    }
}
