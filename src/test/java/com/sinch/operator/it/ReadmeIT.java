package com.sinch.operator.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.sinch.operator.api.ConditionStatus;
import com.sinch.operator.api.SinchAccount;
import com.sinch.operator.api.Subproject;
import com.sinch.operator.cluster.LocalControlPlane;
import com.sinch.operator.domain.condition.ConditionType;
import com.sinch.operator.domain.condition.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What the README shows is what happens. */
@OnRealCluster
class ReadmeIT {

    private static final Pattern MANIFEST = Pattern.compile("```yaml\n(.*?)```", Pattern.DOTALL);
    private static final Pattern OUTPUT = Pattern.compile("\\$ kubectl get sinch\n(.*?)\n\n\\$ ", Pattern.DOTALL);

    @Test
    void theFirstManifestBecomesReadyAndLooksAsPrinted(Sandbox sandbox, LocalControlPlane controlPlane)
            throws Exception {
        sandbox.apply(block(MANIFEST));
        sandbox.eventuallyReady(Subproject.class, "client-one");
        sandbox.eventually(
                SinchAccount.class, "acme", ConditionType.SubtreeReady, ConditionStatus.True, Reason.SubtreeReady);

        var printed = Kubectl.of(controlPlane).run("get", "sinch", "-n", sandbox.namespace());
        assertThat(withoutAges(printed)).isEqualTo(withoutAges(block(OUTPUT)));
        assertThat(Sandbox.data(sandbox.secret("client-one-api-key"), "SINCH_PROJECT_ID"))
                .isEqualTo(sandbox.subproject("client-one").getMetadata().getUid());
    }

    private static String block(Pattern pattern) throws IOException {
        var found = pattern.matcher(Files.readString(Path.of("README.md")));
        assertThat(found.find()).isTrue();
        return found.group(1);
    }

    /** The rows, each without its age and dates and with single blanks between its cells. */
    private static List<String> withoutAges(String table) {
        return table.lines()
                .map(line -> line.replaceAll("\\s+\\d+[smh]$", "")
                        .replaceAll("\\d{4}-\\d\\d-\\d\\d", "<date>")
                        .replaceAll("\\s+", " ")
                        .strip())
                .filter(line -> !line.isEmpty())
                .toList();
    }
}
