package com.sinch.operator.it;

/** Manifests that many tests begin with. */
final class Trees {

    /** An account with its default objects. */
    static final String ACCOUNT =
            """
            apiVersion: account.sinch.com/v1alpha1
            kind: SinchAccount
            metadata: {name: acme}
            spec: {}
            """;

    /** A project of that account, paid for by the account's default billing account. */
    static final String PROJECT = ACCOUNT
            + """
            ---
            apiVersion: account.sinch.com/v1alpha1
            kind: Project
            metadata: {name: clients}
            spec: {accountRef: {name: acme}}
            """;

    /** Usage of the account's default project. */
    static final String USAGE =
            """
            apiVersion: account.sinch.com/v1alpha1
            kind: UsageReport
            metadata: {name: used}
            spec:
              billingAccountRef: {name: acme-default}
              projectRef: {name: acme-default}
              period: 2026-11
              currency: USD
              lines: [{product: messages, quantity: "1", cost: "0.1"}]
            """;

    private Trees() {}

    /** A subproject of {@link #PROJECT}. */
    static String subproject(String name) {
        return """
                apiVersion: account.sinch.com/v1alpha1
                kind: Subproject
                metadata: {name: %s}
                spec: {projectRef: {name: clients}}
                """
                .formatted(name);
    }
}
