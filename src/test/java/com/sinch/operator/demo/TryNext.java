package com.sinch.operator.demo;

import java.util.List;

/** What to do with the reseller's example, once it is there. A test runs every step and compares what it prints. */
final class TryNext {

    private TryNext() {}

    /**
     * The steps, in their order.
     *
     * @param namespace the one with the reseller's example
     */
    static List<Step> steps(String namespace) {
        return List.of(
                step(
                        namespace,
                        "What is in a client's key Secret: the names of its entries, not their values.",
                        """
                        kubectl get secret alder-ash-furniture-api-key -n $NAMESPACE \\
                          -o go-template='{{range $name, $value := .data}}{{$name}}{{"\\n"}}{{end}}'
                        """,
                        """
                        SINCH_KEY_ID
                        SINCH_KEY_SECRET
                        SINCH_PROJECT_ID
                        type
                        """),
                step(
                        namespace,
                        "Delete the Secret: it is back at once, with another key.",
                        """
                        kubectl get secret alder-ash-furniture-api-key -n $NAMESPACE \\
                          -o go-template='{{.data.SINCH_KEY_ID | base64decode}}{{"\\n"}}'
                        kubectl delete secret alder-ash-furniture-api-key -n $NAMESPACE
                        kubectl wait --for=create secret/alder-ash-furniture-api-key -n $NAMESPACE
                        kubectl get secret alder-ash-furniture-api-key -n $NAMESPACE \\
                          -o go-template='{{.data.SINCH_KEY_ID | base64decode}}{{"\\n"}}'
                        """,
                        """
                        <key ID>
                        secret "alder-ash-furniture-api-key" deleted from $NAMESPACE namespace
                        secret/alder-ash-furniture-api-key condition met
                        <another key ID>
                        """),
                step(
                        namespace,
                        "Apply a project of an account that does not exist, and read what the operator says of it.",
                        """
                        echo '{apiVersion: account.sinch.com/v1alpha1, kind: Project, metadata: {name: newcomers},
                          spec: {accountRef: {name: middelman}}}' | kubectl apply -n $NAMESPACE -f -
                        kubectl wait --for=condition=Ready=False project/newcomers -n $NAMESPACE
                        kubectl get project newcomers -n $NAMESPACE \\
                          -o jsonpath='{range .status.conditions[?(@.type=="Ready")]}{.reason}: {.message}{"\\n"}{end}'
                        """,
                        """
                        project.account.sinch.com/newcomers created
                        project.account.sinch.com/newcomers condition met
                        ParentNotFound: SinchAccount $NAMESPACE/middelman does not exist: create it, or correct the reference.
                        """),
                step(
                        namespace,
                        "Correct it. What a project belongs to is immutable, so it is replaced.",
                        """
                        echo '{apiVersion: account.sinch.com/v1alpha1, kind: Project, metadata: {name: newcomers},
                          spec: {accountRef: {name: middleman}}}' | kubectl replace --force -n $NAMESPACE -f -
                        kubectl wait --for=condition=Ready project/newcomers -n $NAMESPACE
                        """,
                        """
                        project.account.sinch.com "newcomers" deleted from $NAMESPACE namespace
                        project.account.sinch.com/newcomers replaced
                        project.account.sinch.com/newcomers condition met
                        """),
                step(
                        namespace,
                        "Delete a client: its Secret goes with it.",
                        """
                        kubectl delete subproject alder-ash-furniture -n $NAMESPACE
                        kubectl wait --for=delete secret/alder-ash-furniture-api-key -n $NAMESPACE --timeout=60s >/dev/null
                        kubectl get secret alder-ash-furniture-api-key -n $NAMESPACE
                        """,
                        """
                        subproject.account.sinch.com "alder-ash-furniture" deleted from $NAMESPACE namespace
                        Error from server (NotFound): secrets "alder-ash-furniture-api-key" not found
                        """));
    }

    private static Step step(String namespace, String title, String command, String expectation) {
        return new Step(
                title,
                command.strip().replace("$NAMESPACE", namespace),
                expectation.strip().replace("$NAMESPACE", namespace));
    }
}
