package com.sinch.operator.scenario;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A scenario that is not told as it was meant fails. */
class ScenarioFilesTest {

    private static final String ACCOUNT =
            """
            kind: SinchAccount
            metadata: {name: middleman, namespace: clients}
            spec: {defaults: {enabled: false}}
            """;

    @TempDir
    private Path folder = Path.of("");

    @BeforeEach
    void aScenario() throws IOException {
        write("in-1-account.yaml", ACCOUNT);
    }

    @Test
    void aFileWithAnUnknownName() throws IOException {
        write("out-1-account.yaml", "");
        write("expected.yaml", "");

        assertThatThrownBy(() -> Scenario.read(folder)).hasMessageContaining("expected.yaml is neither");
    }

    @Test
    void anOutOfNoIn() throws IOException {
        write("out-2-account.yaml", "");

        assertThatThrownBy(() -> Scenario.read(folder)).hasMessageContaining("has not one in-2");
    }

    @Test
    void twoInsWithOneNumber() throws IOException {
        write("in-1-another.yaml", ACCOUNT);
        write("out-1-account.yaml", "");

        assertThatThrownBy(() -> Scenario.read(folder)).hasMessageContaining("has not one in-1");
    }

    @Test
    void twoOutsWithOneNumber() throws IOException {
        write("out-1-account.yaml", "");
        write("out-1-another.yaml", "");

        assertThatThrownBy(() -> Scenario.read(folder)).hasMessageContaining("more than one out-1");
    }

    @Test
    void anInThatLeadsToNothing() throws IOException {
        write("out-1-account.yaml", "");
        write("in-2-edit.yaml", ACCOUNT);

        assertThatThrownBy(() -> Scenario.read(folder)).hasMessageContaining("in after the last out");
    }

    @Test
    void anObjectThatIsNotInTheOut() throws IOException {
        write("out-1-account.yaml", "kind: SinchAccount\n");

        assertThatThrownBy(() -> Scenario.read(folder).play(Simulation.fresh(0)))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("middleman");
    }

    @Test
    void aFieldThatTheKindDoesNotHave() throws IOException {
        write("in-1-account.yaml", ACCOUNT.replace("defaults", "default"));
        write("out-1-account.yaml", "");

        assertThatThrownBy(() -> Scenario.read(folder).play(Simulation.fresh(0)))
                .hasMessageContaining("has no field default");
    }

    @Test
    void aKindThatNobodyKnows() throws IOException {
        write("in-1-account.yaml", ACCOUNT.replace("SinchAccount", "Account"));
        write("out-1-account.yaml", "");

        assertThatThrownBy(() -> Scenario.read(folder).play(Simulation.fresh(0)))
                .hasMessageContaining("an unknown kind: Account");
    }

    private void write(String name, String content) throws IOException {
        Files.writeString(folder.resolve(name), content);
    }
}
