package com.sinch.operator.it;

import com.sinch.operator.api.BillingAccount;
import com.sinch.operator.api.Project;
import com.sinch.operator.api.ReportedStatus;
import com.sinch.operator.api.SinchAccount;
import com.sinch.operator.api.Subproject;
import com.sinch.operator.domain.condition.ConditionType;
import io.fabric8.kubernetes.client.CustomResource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Three hundred objects in two namespaces: three accounts with all that may hang beneath them, and with all that may go
 * wrong between them.
 *
 * @param north the home of most of it; its name sorts before the other's, so that messages list in the same order
 * @param south the other namespace
 */
record Forest(Sandbox north, Sandbox south) {

    private static final int THREADS = 6;
    private static final int GROUP = 24;

    private static final String ROOTS =
            """
            N SinchAccount   open       Ready                  allowedNamespaces: {from: All}, defaults: {enabled: false}
            N SinchAccount   closed     Ready                  defaults: {enabled: false}
            S SinchAccount   plain      Ready                  displayName: Plain
            N BillingAccount open-eur   Ready                  accountRef: {name: open}, type: Postpaid, currency: EUR, allowedNamespaces: {from: All}
            N BillingAccount open-usd   Ready                  accountRef: {name: open}, type: Postpaid, currency: USD
            N BillingAccount closed-eur Ready                  accountRef: {name: closed}, type: Postpaid, currency: EUR, allowedNamespaces: {from: All}
            N BillingAccount odd        CurrencyUnknown        accountRef: {name: open}, type: Postpaid, currency: QQQ
            S BillingAccount dangling   ParentNotFound         accountRef: {name: nobody}, type: Postpaid, currency: EUR
            S BillingAccount intruder   NotPermitted           accountRef: {name: closed, namespace: N}, type: Postpaid, currency: EUR
            N Project        wide       Ready                  accountRef: {name: open}, billingAccountRef: {name: open-eur}, allowedNamespaces: {from: All}, members: [{kind: User, name: vera, role: Viewer}, {kind: Group, name: brokers, role: Admin}]
            N Project        narrow     Ready                  accountRef: {name: open}, billingAccountRef: {name: open-usd}
            S Project        abroad     Ready                  accountRef: {name: open, namespace: N}, billingAccountRef: {name: open-eur, namespace: N}
            S Project        home       Ready                  accountRef: {name: plain}, apiKey: {}
            N Project        dangling   ParentNotFound         accountRef: {name: nobody}
            S Project        refused    NotPermitted           accountRef: {name: closed, namespace: N}
            N Project        mismatched AccountMismatch        accountRef: {name: open}, billingAccountRef: {name: closed-eur}
            N Project        unpaid     BillingAccountNotFound accountRef: {name: closed}, billingAccountRef: {name: nothing}
            """;

    /** Each stands for a group of subprojects. */
    private static final String LEAVES =
            """
            N Subproject one-of-wide             Ready                 projectRef: {name: wide}
            S Subproject far-one-of-wide         Ready                 projectRef: {name: wide, namespace: N}
            N Subproject one-of-narrow           Ready                 projectRef: {name: narrow}
            S Subproject far-one-of-narrow       NotPermitted          projectRef: {name: narrow, namespace: N}
            S Subproject one-of-abroad           Ready                 projectRef: {name: abroad}
            S Subproject one-of-home             Ready                 projectRef: {name: home}
            N Subproject one-of-dangling         ParentNotAccepted     projectRef: {name: dangling}
            S Subproject one-of-refused          ParentNotAccepted     projectRef: {name: refused}
            N Subproject one-of-mismatched       ParentBillingNotReady projectRef: {name: mismatched}
            N Subproject one-of-unpaid           ParentBillingNotReady projectRef: {name: unpaid}
            N Subproject one-of-nothing          ParentNotFound        projectRef: {name: nothing}
            S Subproject far-one-of-nothing      NotPermitted          projectRef: {name: nothing, namespace: N}
            """;

    /** What an account makes for itself. */
    private static final Map<String, String> MADE =
            Map.of("S BillingAccount plain-default", "Ready", "S Project plain-default", "Ready");

    static Forest in(Sandbox sandbox) {
        var namespaces = Stream.of(sandbox, sandbox.another())
                .sorted((one, other) -> one.namespace().compareTo(other.namespace()))
                .toList();
        return new Forest(namespaces.get(0), namespaces.get(1));
    }

    /** One object of the forest, and the reason of {@code Ready} that it must come to. */
    private record Planned(String place, String kind, String name, String ready, String spec) {

        static Planned read(String line) {
            var words = line.split(" +", 5);
            return new Planned(words[0], words[1], words[2], words[3], words[4]);
        }

        Planned numbered(int number) {
            return new Planned(place, kind, name + "-" + number, ready, spec);
        }

        String key() {
            return place + " " + kind + " " + name;
        }

        String manifest(String north) {
            return """
                    apiVersion: account.sinch.com/v1alpha1
                    kind: %s
                    metadata: {name: %s}
                    spec: {%s}
                    """
                    .formatted(kind, name, spec.replace("namespace: N", "namespace: " + north));
        }
    }

    private static List<Planned> planned() {
        return Stream.concat(
                        ROOTS.lines().map(Planned::read),
                        LEAVES.lines().map(Planned::read).flatMap(leaf -> IntStream.range(0, GROUP)
                                .mapToObj(leaf::numbered)))
                .toList();
    }

    /** Applies all of it in an order of chance, from several threads. */
    void apply(Random random) {
        var shuffled = new ArrayList<>(planned());
        Collections.shuffle(shuffled, random);
        var threads = Executors.newFixedThreadPool(THREADS);
        try {
            CompletableFuture.allOf(shuffled.stream()
                            .map(it -> CompletableFuture.runAsync(
                                    () -> place(it).apply(it.manifest(north.namespace())), threads))
                            .toArray(CompletableFuture[]::new))
                    .join();
        } finally {
            threads.shutdownNow();
        }
    }

    private Sandbox place(Planned it) {
        return it.place().equals("N") ? north : south;
    }

    /** The reason of {@code Ready} that each object must come to. */
    static Map<String, String> expected() {
        var expected = new TreeMap<>(MADE);
        planned().forEach(it -> expected.put(it.key(), it.ready()));
        return expected;
    }

    /** The reason of {@code Ready} that each object reports of its present generation. */
    Map<String, String> reported() {
        return objects(object -> {
            var status = object.getStatus();
            var observed = status == null ? null : status.observedGeneration();
            return observed != null && observed.equals(object.getMetadata().getGeneration())
                    ? Sandbox.condition(object, ConditionType.Ready).reason()
                    : "nothing of this generation";
        });
    }

    /** The version of each object: as long as it stays nothing is written. */
    Map<String, String> versions() {
        return objects(object -> object.getMetadata().getResourceVersion());
    }

    /** The whole status of each object, but for what differs from one cluster to the next. */
    Map<String, String> statuses() {
        return objects(object -> north.client()
                .getKubernetesSerialization()
                .asJson(object.getStatus())
                .replace(north.namespace(), "N")
                .replace(south.namespace(), "S")
                .replaceAll("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", "<uuid>")
                .replaceAll("[0-9a-f]{64}", "<hash>")
                .replaceAll("\\d{4}-\\d\\d-\\d\\dT[0-9:.]+Z", "<time>"));
    }

    private Map<String, String> objects(Function<CustomResource<?, ? extends ReportedStatus>, String> said) {
        var all = new TreeMap<String, String>();
        Map.of("N", north, "S", south).forEach((place, sandbox) -> Stream.of(
                        SinchAccount.class, BillingAccount.class, Project.class, Subproject.class)
                .flatMap(kind ->
                        sandbox.client().resources(kind).inNamespace(sandbox.namespace()).list().getItems().stream())
                .forEach(object -> all.put(
                        place + " " + object.getKind() + " "
                                + object.getMetadata().getName(),
                        said.apply(object))));
        return all;
    }
}
