package com.sinch.operator.cli.statement;

import static org.assertj.core.api.Assertions.assertThat;

import com.sinch.operator.GeneratedFile;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.server.mock.EnableKubernetesMockClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Statements of the manifests in {@code given.yaml}, each as a file to read. They are the command's own output, from an API server in
 * memory: whoever changes what is printed writes them anew and reads what has changed.
 */
@EnableKubernetesMockClient(crud = true, https = false)
class StatementFilesTest {

    private static final Path FOLDER = Path.of("src/test/resources/statements");

    @SuppressWarnings("NullAway.Init") // the extension sets it
    private KubernetesClient server;

    /**
     * A file and how it comes about.
     *
     * @param file its name
     * @param arguments what is typed after {@code statement}
     */
    record Printed(String file, String arguments) {

        @Override
        public String toString() {
            return file;
        }
    }

    static Stream<Printed> printed() {
        return Stream.of(
                new Printed("whole.table", "acme -n acme"),
                new Printed("whole.csv", "acme/acme -o csv"),
                new Printed("whole.json", "acme/acme --period 2026-11 -o json"),
                new Printed("whole.html", "acme/acme -o html"),
                new Printed("october.table", "acme/acme --period 2026-10"),
                new Printed("december.table", "acme/acme --period 2026-12"),
                new Printed("germany.table", "acme/acme --billing-account germany"),
                new Printed("germany.html", "acme/acme --billing-account acme/germany -o html"),
                new Printed("project.table", "acme/acme --project clients"),
                new Printed("project.csv", "acme/acme --project acme/trial -o csv"),
                new Printed("project.json", "acme/acme --project trial -o json"),
                new Printed("subproject.table", "acme/acme --project clients --subproject client-one"),
                new Printed("gone.table", "acme/acme --subproject closed-shop"),
                new Printed("nothing.table", "acme/acme --project clients --period 2020-01"),
                new Printed("nothing.html", "acme/acme --project clients --period 2020-01 -o html"));
    }

    @BeforeEach
    void applyTheManifests() throws IOException {
        StatementRun.create(server, Files.readString(FOLDER.resolve("given.yaml")));
    }

    @ParameterizedTest
    @MethodSource("printed")
    void theStatementIsAsInTheFile(Printed printed) {
        var run = StatementRun.of(server, printed.arguments().split(" ", -1));

        assertThat(run.complaint()).isEmpty();
        GeneratedFile.check(FOLDER.resolve(printed.file()), run.output());
    }

    @Test
    void noFileIsForgotten() throws IOException {
        try (var files = Files.list(FOLDER)) {
            var names = files.map(file -> file.getFileName().toString()).collect(Collectors.toSet());
            assertThat(names)
                    .containsExactlyInAnyOrderElementsOf(
                            Stream.concat(Stream.of("given.yaml"), printed().map(Printed::file))
                                    .toList());
        }
    }

    @Test
    void whatDoesNotExistIsNamedWithWhatThereIs() {
        assertThat(complaint("nobody", "-n", "acme"))
                .isEqualTo("There is no SinchAccount nobody in namespace acme. Known: acme/acme");
        assertThat(complaint("elsewhere/acme")).isEqualTo("There is no SinchAccount acme in namespace elsewhere.");
        assertThat(complaint("acme/acme", "--billing-account", "spain"))
                .isEqualTo("There is no BillingAccount spain of this account. Known: acme/germany, acme/japan");
        assertThat(complaint("acme/acme", "--project", "client"))
                .isEqualTo("There is no Project client of this account. Known: acme/clients, acme/trial");
        assertThat(complaint("acme/acme", "--subproject", "acme/nobody"))
                .isEqualTo("There is no Subproject acme/nobody of this account. Known: acme/client-one,"
                        + " acme/client-two, acme/closed-shop, acme/tester, elsewhere/far");
    }

    private String complaint(String... arguments) {
        var run = StatementRun.of(server, arguments);
        assertThat(run).returns(1, StatementRun::exitCode).returns("", StatementRun::output);
        return run.complaint().strip();
    }

    @Test
    void aMonthIsAMonth() {
        for (var wrong : List.of("2026-13", "2026", "2026-11-01", "november")) {
            var run = StatementRun.of(server, "acme/acme", "--period", wrong);
            assertThat(run.exitCode()).isEqualTo(2);
            assertThat(run.complaint()).contains("'" + wrong + "' is not a month like 2026-11");
        }
    }
}
