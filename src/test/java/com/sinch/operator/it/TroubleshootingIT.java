package com.sinch.operator.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.sinch.operator.api.BillingAccount;
import com.sinch.operator.api.Condition;
import com.sinch.operator.api.Payment;
import com.sinch.operator.api.Project;
import com.sinch.operator.api.ReportedStatus;
import com.sinch.operator.api.SinchAccount;
import com.sinch.operator.api.Subproject;
import com.sinch.operator.cluster.LocalControlPlane;
import io.fabric8.kubernetes.client.CustomResource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the page on troubleshooting shows as a mistake is one, with the reason that it stands under, and its commands heal it. */
@OnRealCluster
class TroubleshootingIT {

    private static final String HEADING = "### `";

    private static final List<Class<? extends CustomResource<?, ? extends ReportedStatus>>> KINDS =
            List.of(SinchAccount.class, BillingAccount.class, Project.class, Subproject.class, Payment.class);

    static Stream<String> reasons() throws IOException {
        return Page.read("docs/troubleshooting.md")
                .text()
                .lines()
                .filter(line -> line.startsWith(HEADING))
                .map(line -> line.substring(HEADING.length(), line.length() - 1))
                .filter(TroubleshootingIT::isShown);
    }

    private static boolean isShown(String reason) {
        return !entry(reason).manifests().isEmpty();
    }

    private static Page entry(String reason) {
        try {
            var rest = Page.read("docs/troubleshooting.md").from(HEADING + reason + "`");
            var end = rest.text().indexOf("\n##", 1);
            return end < 0 ? rest : new Page(rest.text().substring(0, end));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @MethodSource("reasons")
    void theMistakeHasTheReasonAndTheCommandsHealIt(
            String reason, Sandbox sandbox, LocalControlPlane controlPlane, @TempDir Path folder) throws Exception {
        sandbox.apply(Page.read("README.md").manifests());
        sandbox.eventuallyReady(Subproject.class, "client-one");

        sandbox.apply(entry(reason).manifests());
        Sandbox.eventually(() -> assertThat(reported(sandbox)).contains(reason));

        entry(reason).run(controlPlane, sandbox.namespace(), folder);

        Sandbox.eventually(() -> assertThat(reported(sandbox)).doesNotContain(reason));
    }

    private static List<String> reported(Sandbox sandbox) {
        return KINDS.stream()
                .flatMap(kind ->
                        sandbox.client().resources(kind).inNamespace(sandbox.namespace()).list().getItems().stream())
                .flatMap(object -> Sandbox.conditions(object).stream())
                .map(Condition::reason)
                .toList();
    }
}
