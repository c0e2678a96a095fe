package com.sinch.operator.cli.tree;

import static com.sinch.operator.cli.tree.ListedObjects.ready;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sinch.operator.api.SinchAccount;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.server.mock.EnableKubernetesMockClient;
import io.fabric8.kubernetes.client.server.mock.KubernetesMockServer;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Help;

/** {@code tree --watch} while things happen. */
@EnableKubernetesMockClient(https = false, crud = true)
class TreeWatchTest {

    @SuppressWarnings("NullAway.Init") // the extension sets it
    private KubernetesMockServer server;

    @SuppressWarnings("NullAway.Init") // the extension sets it
    private KubernetesClient client;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private final CompletableFuture<Integer> exitCode = new CompletableFuture<>();

    private @Nullable Thread thread;

    @AfterEach
    void interrupt() throws InterruptedException {
        if (thread != null) {
            thread.interrupt();
            thread.join();
        }
    }

    @Test
    void showsTheTreeAndEachChangeOfItAndNothingElse() {
        account("acme");
        start();
        eventuallyShows("SinchAccount/acme");

        create(new ListedObjects().project("clients", "acme", ready()));
        eventuallyShows("└─ Project/clients");
        relabel("acme");
        create(new ListedObjects().in("elsewhere").account("foreign"));
        create(new ListedObjects().subproject("one", "clients", ready()));
        eventuallyShows("   └─ Subproject/one");
        client.resources(SinchAccount.class)
                .inNamespace("shop")
                .withName("acme")
                .delete();
        eventuallyShows("Not attached");

        assertThat(out.toString().split("\n\n(?=NAME)", -1))
                .as("one tree for each change that can be seen")
                .hasSize(4);
        assertThat(out.toString()).doesNotContain("foreign");
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void waitsForAnAccountThatIsNotThereYet() {
        account("somebody-else");
        start("acme");
        eventuallyShows("There is no SinchAccount acme in namespace shop yet.\n");

        account("acme");

        eventuallyShows("SinchAccount/acme");
        assertThat(out.toString()).doesNotContain("somebody-else");
    }

    @Test
    void writesOneDocumentForEachChange() {
        start("acme", "-o", "json");
        await().untilAsserted(
                        () -> assertThat(err).hasToString("There is no SinchAccount acme in namespace shop yet.\n"));

        account("acme");
        eventuallyShows("\"name\" : \"acme\"");
        create(new ListedObjects().project("clients", "acme"));
        eventuallyShows("\"name\" : \"clients\"");

        assertThat(out.toString()).startsWith("{\n").contains("}\n{\n").doesNotContain("}\n\n{", "There is no");
    }

    @Test
    void endsWithALineWhenTheApiServerIsGoneForGood() throws Exception {
        account("acme");
        start();
        eventuallyShows("SinchAccount/acme");

        server.destroy();

        await().atMost(Duration.ofSeconds(60)).until(exitCode::isDone);
        assertThat(exitCode.get()).isEqualTo(1);
        assertThat(err.toString()).startsWith("No answer from the API server (").hasLineCount(1);
    }

    private void start(String... arguments) {
        var command = new TreeCommand(
                () -> server.createClient().inNamespace("shop"), Clock.systemUTC(), Duration.ofSeconds(2));
        var commandLine = new CommandLine(command)
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err, true))
                .setColorScheme(Help.defaultColorScheme(Help.Ansi.OFF));
        var all = Stream.concat(Stream.of("--watch"), Stream.of(arguments)).toArray(String[]::new);
        thread = new Thread(() -> exitCode.complete(commandLine.execute(all)), "tree --watch");
        thread.start();
    }

    private void eventuallyShows(String text) {
        await().untilAsserted(
                        () -> assertThat(out.toString()).as(err.toString()).contains(text));
    }

    private void account(String name) {
        create(new ListedObjects().account(name, ready()));
    }

    private void create(ListedObjects objects) {
        objects.everywhere().accounts().forEach(object -> client.resource(object)
                .create());
        objects.everywhere().projects().forEach(object -> client.resource(object)
                .create());
        objects.everywhere().subprojects().forEach(object -> client.resource(object)
                .create());
    }

    /** A change that no tree shows. */
    private void relabel(String account) {
        client.resources(SinchAccount.class)
                .inNamespace("shop")
                .withName(account)
                .edit(object -> {
                    object.getMetadata().getAdditionalProperties();
                    object.getMetadata().setLabels(java.util.Map.of("team", "blue"));
                    return object;
                });
    }
}
