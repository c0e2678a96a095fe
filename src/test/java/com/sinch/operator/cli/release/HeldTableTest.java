package com.sinch.operator.cli.release;

import static com.sinch.operator.cli.release.Resources.NOW;
import static com.sinch.operator.cli.release.Resources.OURS;
import static com.sinch.operator.cli.release.Resources.THEIRS;
import static com.sinch.operator.cli.release.Resources.deleted;
import static com.sinch.operator.cli.release.Resources.resource;
import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import picocli.CommandLine.Help.Ansi;

class HeldTableTest {

    @Test
    void tellsWhatIsDeletedSinceWhenAndWhatElseHoldsIt() {
        var expected =
                """
                KIND          OBJECT        BEING DELETED  OTHER FINALIZERS
                SinchAccount  shop/acme     for 3h20m      -
                Project       shop/clients  no             example.com/audit
                """;
        assertThat(table(deleted(resource("SinchAccount", "acme", OURS)), resource("Project", "clients", THEIRS, OURS)))
                .isEqualTo(expected);
    }

    @Test
    void whoAddsAFinalizerDoesNotWriteToTheReadersTerminal() {
        assertThat(table(resource("Project", "clients", "\u001b[2J\nevil", OURS)))
                .endsWith("no             ?[2J evil\n");
    }

    @Test
    void whatTheOperatorDoesNotHoldIsNotHeld() {
        assertThat(HeldObject.of(resource("Project", "clients", THEIRS))).isEmpty();
        assertThat(HeldObject.of(resource("Project", "clients"))).isEmpty();
    }

    private static String table(GenericKubernetesResource... resources) {
        var objects = Stream.of(resources)
                .flatMap(resource -> HeldObject.of(resource).stream())
                .toList();
        return new HeldTable(Ansi.OFF, NOW).render(objects);
    }
}
