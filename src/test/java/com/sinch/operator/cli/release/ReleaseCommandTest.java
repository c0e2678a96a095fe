package com.sinch.operator.cli.release;

import static com.sinch.operator.cli.release.Resources.NOW;
import static com.sinch.operator.cli.release.Resources.OURS;
import static com.sinch.operator.cli.release.Resources.THEIRS;
import static com.sinch.operator.cli.release.Resources.deleted;
import static com.sinch.operator.cli.release.Resources.edited;
import static com.sinch.operator.cli.release.Resources.resource;
import static com.sinch.operator.cli.release.Resources.successor;
import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.GenericKubernetesResourceList;
import io.fabric8.kubernetes.api.model.StatusBuilder;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.server.mock.EnableKubernetesMockClient;
import io.fabric8.kubernetes.client.server.mock.KubernetesMockServer;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Help;

@EnableKubernetesMockClient(https = false)
class ReleaseCommandTest {

    private static final String API = "/apis/account.sinch.com/v1alpha1";
    private static final String SHOP = API + "/namespaces/shop";
    private static final String NOTE =
            """
            A running operator puts the finalizer back on what is not being deleted: stop it first.
            What hangs beneath a released object goes on existing, keys included.
            """;

    @SuppressWarnings("NullAway.Init") // the extension sets it
    private KubernetesMockServer server;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void withoutConfirmationItOnlyShows() throws Exception {
        serve("/namespaces/shop/sinchaccounts", deleted(resource("SinchAccount", "acme", OURS)));
        serve("/namespaces/shop/projects", resource("Project", "clients", OURS), resource("Project", "free", THEIRS));

        assertThat(run()).isZero();
        assertThat(out)
                .hasToString(
                        """
                        KIND          OBJECT        BEING DELETED  OTHER FINALIZERS
                        SinchAccount  shop/acme     for 3h20m      -
                        Project       shop/clients  no             -

                        Nothing was changed. With --confirm the finalizer account.sinch.com/children is removed from 2 objects.
                        """
                                + NOTE);
        assertThat(requests()).allMatch(request -> request.startsWith("GET "));
    }

    @Test
    void confirmedItTakesOffThatFinalizerInTheStateThatWasReadAndNothingElse() throws Exception {
        serve("/namespaces/shop/projects", deleted(resource("Project", "clients", THEIRS, OURS)));
        answerPatch(SHOP + "/projects/clients", 200);

        assertThat(run("--confirm")).isZero();
        assertThat(out)
                .hasToString("Project shop/clients: released; other finalizers stay: example.com/audit\n"
                        + "\nReleased 1 of 1 object.\n" + NOTE);
        assertThat(requests())
                .last()
                .isEqualTo("PATCH application/merge-patch+json"
                        + " {\"metadata\":{\"resourceVersion\":\"7\",\"finalizers\":[\"example.com/audit\"]}}");
    }

    @Test
    void onRequestItSparesWhatNobodyDeletes() {
        serve("/sinchaccounts", deleted(resource("SinchAccount", "acme", OURS)));
        serve("/projects", resource("Project", "clients", OURS));

        assertThat(run("-A", "--terminating")).isZero();
        assertThat(out.toString())
                .contains("shop/acme", "removed from 1 object.")
                .doesNotContain("clients");
    }

    @Test
    void anObjectThatChangedIsReadAgain() throws Exception {
        var project = resource("Project", "clients", OURS);
        serve("/namespaces/shop/projects", project);
        answerPatch(SHOP + "/projects/clients", 409);
        serveObject(SHOP + "/projects/clients", edited(project));
        answerPatch(SHOP + "/projects/clients", 200);

        assertThat(run("--confirm")).isZero();
        assertThat(out.toString()).startsWith("Project shop/clients: released\n");
        assertThat(requests()).last().asString().contains("\"resourceVersion\":\"8\"");
    }

    @Test
    void anObjectThatTookTheNameIsLeftAlone() throws Exception {
        var project = resource("Project", "clients", OURS);
        serve("/namespaces/shop/projects", project);
        answerPatch(SHOP + "/projects/clients", 409);
        serveObject(SHOP + "/projects/clients", successor(project));

        assertThat(run("--confirm")).isZero();
        assertThat(out.toString()).startsWith("Project shop/clients: released already\n");
        assertThat(requests()).last().asString().startsWith("GET ");
    }

    @Test
    void anObjectThatIsGoneIsFine() {
        serve("/namespaces/shop/projects", resource("Project", "clients", OURS));
        answerPatch(SHOP + "/projects/clients", 404);

        assertThat(run("--confirm")).isZero();
        assertThat(out.toString()).startsWith("Project shop/clients: released already\n");
    }

    @Test
    void anObjectThatChangesAllTheTimeIsGivenUp() {
        var project = resource("Project", "clients", OURS);
        serve("/namespaces/shop/projects", project);
        server.expect()
                .patch()
                .withPath(SHOP + "/projects/clients")
                .andReturn(409, "")
                .always();
        server.expect()
                .get()
                .withPath(SHOP + "/projects/clients")
                .andReturn(200, project)
                .always();

        assertThat(run("--confirm")).isEqualTo(1);
        assertThat(err)
                .hasToString(
                        "Project shop/clients: not released: it changed each time it was read: stop who writes to it,"
                                + " and try again.\n");
    }

    @Test
    void aRefusalDoesNotKeepItFromTheOthers() {
        serve("/namespaces/shop/sinchaccounts", resource("SinchAccount", "acme", OURS));
        serve("/namespaces/shop/projects", resource("Project", "clients", OURS));
        server.expect()
                .patch()
                .withPath(SHOP + "/sinchaccounts/acme")
                .andReturn(
                        403,
                        new StatusBuilder()
                                .withCode(403)
                                .withMessage("User \"jane\" cannot patch")
                                .build())
                .once();
        answerPatch(SHOP + "/projects/clients", 200);

        assertThat(run("--confirm")).isEqualTo(1);
        assertThat(err.toString())
                .startsWith("SinchAccount shop/acme: not released: Not permitted (User \"jane\" cannot patch): ask for"
                        + " `get` and `patch`")
                .hasLineCount(1);
        assertThat(out.toString()).startsWith("Project shop/clients: released\n\nReleased 1 of 2 objects.\n");
    }

    @Test
    void kindsThatAreGoneHoldNothing() {
        assertThat(run()).isZero();
        assertThat(out)
                .hasToString(
                        "Nothing carries the finalizer account.sinch.com/children in namespace shop; -A looks in all"
                                + " namespaces.\n");
    }

    @Test
    void anUnreachableApiServerIsOneLine() {
        var nowhere = new ConfigBuilder(server.createClient().getConfiguration())
                .withMasterUrl("http://localhost:1")
                .build();

        assertThat(run(() -> new KubernetesClientBuilder().withConfig(nowhere).build(), "--confirm"))
                .isEqualTo(1);
        assertThat(err.toString()).startsWith("No answer from the API server (").hasLineCount(1);
    }

    /** Of a kind that nothing is served of, the server says that there is no such kind. */
    private void serve(String path, GenericKubernetesResource... objects) {
        var list = new GenericKubernetesResourceList();
        list.setApiVersion("account.sinch.com/v1alpha1");
        list.setKind("List");
        list.setItems(List.of(objects));
        server.expect().get().withPath(API + path).andReturn(200, list).once();
    }

    private void serveObject(String path, GenericKubernetesResource object) {
        server.expect().get().withPath(path).andReturn(200, object).once();
    }

    private void answerPatch(String path, int code) {
        server.expect().patch().withPath(path).andReturn(code, "{}").once();
    }

    private List<String> requests() throws InterruptedException {
        var requests = new ArrayList<String>();
        while (requests.size() < server.getRequestCount()) {
            var request = server.takeRequest();
            requests.add(
                    request.getMethod().equals("PATCH")
                            ? "PATCH " + request.getHeader("Content-Type") + " " + request.getUtf8Body()
                            : request.getMethod() + " " + request.getPath());
        }
        return requests;
    }

    private int run(String... arguments) {
        return run(() -> server.createClient().inNamespace("shop"), arguments);
    }

    private int run(Supplier<KubernetesClient> clients, String... arguments) {
        return new CommandLine(new ReleaseCommand(clients, Clock.fixed(NOW, ZoneOffset.UTC)))
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .setColorScheme(Help.defaultColorScheme(Help.Ansi.OFF))
                .execute(arguments);
    }
}
