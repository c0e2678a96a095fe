package com.sinch.operator.cli.tree;

import static org.assertj.core.api.Assertions.assertThat;

import com.sinch.operator.api.BillingAccount;
import com.sinch.operator.api.Project;
import com.sinch.operator.api.SinchAccount;
import com.sinch.operator.api.Subproject;
import io.fabric8.kubernetes.api.model.DefaultKubernetesResourceList;
import io.fabric8.kubernetes.api.model.HasMetadata;
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
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Help;

@EnableKubernetesMockClient(https = false)
class TreeCommandTest {

    private static final String API = "/apis/account.sinch.com/v1alpha1";

    @SuppressWarnings("NullAway.Init") // the extension sets it
    private KubernetesMockServer server;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void showsTheNamespaceOfTheContext() {
        serve("/namespaces/shop", reseller().listing("shop"));

        assertThat(run()).isZero();
        assertThat(out.toString())
                .contains("SinchAccount/middleman", "└─ Project/clients")
                .doesNotContain("\u001b");
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void showsAllNamespacesAndNamesThem() {
        serve("", reseller().in("bank").account("big-business").everywhere());

        assertThat(run("-A")).isZero();
        assertThat(out.toString()).startsWith("NAMESPACE  NAME").contains("big-business", "middleman");
    }

    @Test
    void showsOneAccountWhereOneIsNamed() {
        serve("/namespaces/shop", reseller().account("big-business").listing("shop"));

        assertThat(run("middleman")).isZero();
        assertThat(out.toString()).contains("middleman").doesNotContain("big-business");
    }

    @Test
    void writesJson() {
        serve(
                "/namespaces/bank",
                new ListedObjects().in("bank").account("big-business").listing("bank"));

        assertThat(run("-n", "bank", "-o", "json")).isZero();
        assertThat(out.toString()).startsWith("{\n  \"accounts\" : [ {").endsWith("}\n");
    }

    @Test
    void foldsNothingOnRequest() {
        serve("/namespaces/shop", reseller().readySubprojects(9, "clients").listing("shop"));

        assertThat(run("--all")).isZero();
        assertThat(out.toString()).contains("client-09");
    }

    @Test
    void anUnknownAccountIsAnErrorThatNamesTheKnownOnes() {
        serve("/namespaces/shop", reseller().listing("shop"));

        assertThat(run("middelman")).isEqualTo(1);
        assertThat(err.toString())
                .isEqualTo(
                        "There is no SinchAccount middelman in namespace shop; -A looks in all namespaces. Known: middleman\n");
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void anEmptyNamespaceIsNoError() {
        serve("/namespaces/shop", new ListedObjects().listing("shop"));

        assertThat(run()).isZero();
        assertThat(err.toString())
                .isEqualTo("There are no SinchAccounts in namespace shop; -A looks in all namespaces.\n");
    }

    @Test
    void missingKindsAreOneLineThatSaysWhatToDo() {
        server.expect()
                .get()
                .withPath(API + "/namespaces/shop/subprojects")
                .andReturn(404, "404 page not found")
                .always();

        assertThat(run()).isEqualTo(1);
        assertThat(err.toString())
                .isEqualTo("The kinds of account.sinch.com/v1alpha1 are not installed in this cluster: kubectl apply -f"
                        + " crds/\n");
    }

    @Test
    void missingKindsAreNotWaitedFor() {
        assertThat(run("--watch")).isEqualTo(1);
        assertThat(err.toString())
                .startsWith("The kinds of account.sinch.com/v1alpha1 are not installed")
                .hasLineCount(1);
    }

    @Test
    void aRefusalIsOneLineWithTheServersWords() {
        server.expect()
                .get()
                .withPath(API + "/namespaces/shop/subprojects")
                .andReturn(
                        403,
                        new StatusBuilder()
                                .withCode(403)
                                .withMessage("subprojects.account.sinch.com is forbidden: User \"jane\" cannot list")
                                .build())
                .always();

        assertThat(run()).isEqualTo(1);
        assertThat(err.toString())
                .startsWith("Not permitted (subprojects.account.sinch.com is forbidden: User \"jane\" cannot list):")
                .hasLineCount(1);
    }

    @Test
    void anUnreachableApiServerIsOneLine() {
        var nowhere = new ConfigBuilder(server.createClient().getConfiguration())
                .withMasterUrl("http://localhost:1")
                .withNamespace("shop")
                .build();

        assertThat(run(() -> new KubernetesClientBuilder().withConfig(nowhere).build()))
                .isEqualTo(1);
        assertThat(err.toString())
                .startsWith("No answer from the API server (")
                .contains("KUBECONFIG")
                .hasLineCount(1);
    }

    @Test
    void oneNamespaceAndAllNamespacesExcludeEachOther() {
        assertThat(run("-n", "shop", "-A")).isEqualTo(2);
        assertThat(err.toString()).contains("mutually exclusive");
    }

    private static ListedObjects reseller() {
        return new ListedObjects()
                .account("middleman", ListedObjects.ready())
                .project("clients", "middleman", ListedObjects.ready());
    }

    private void serve(String scope, Listing listing) {
        serve(scope + "/sinchaccounts", SinchAccount.class.getSimpleName(), listing.accounts());
        serve(scope + "/billingaccounts", BillingAccount.class.getSimpleName(), listing.billingAccounts());
        serve(scope + "/projects", Project.class.getSimpleName(), listing.projects());
        serve(scope + "/subprojects", Subproject.class.getSimpleName(), listing.subprojects());
    }

    private <T extends HasMetadata> void serve(String path, String kind, List<T> objects) {
        var list = new DefaultKubernetesResourceList<T>();
        list.setApiVersion("account.sinch.com/v1alpha1");
        list.setKind(kind + "List");
        list.setItems(objects);
        server.expect().get().withPath(API + path).andReturn(200, list).once();
    }

    private int run(String... arguments) {
        return run(this::client, arguments);
    }

    private KubernetesClient client() {
        return server.createClient().inNamespace("shop");
    }

    private int run(Supplier<KubernetesClient> clients, String... arguments) {
        return new CommandLine(new TreeCommand(clients, Clock.fixed(ListedObjects.NOW, ZoneOffset.UTC)))
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .setColorScheme(Help.defaultColorScheme(Help.Ansi.OFF))
                .execute(arguments);
    }
}
