package com.sinch.operator.cli.tree;

import static com.sinch.operator.cli.tree.ListedObjects.fails;
import static com.sinch.operator.cli.tree.ListedObjects.ready;
import static org.assertj.core.api.Assertions.assertThat;

import com.sinch.operator.api.Balance;
import com.sinch.operator.api.BillingType;
import com.sinch.operator.api.ChildCount;
import com.sinch.operator.api.Environment;
import org.junit.jupiter.api.Test;

class TreeJsonTest {

    private final ListedObjects objects = new ListedObjects();

    @Test
    void everyKindHasItsFieldsAndItsConditionsInFull() {
        objects.account("middleman", ready())
                .billingAccount("germany", "middleman", BillingType.Postpaid, new Balance("20", "14.5", "5.5"), ready())
                .project("clients", "middleman", "germany", Environment.Production, new ChildCount(1, 1), ready())
                .subproject("client-one", "clients", ready())
                .freshSubproject("orphan", "no-such-project", "Orphan");

        var expected =
                """
                {
                  "accounts" : [ {
                    "kind" : "SinchAccount",
                    "namespace" : "shop",
                    "name" : "middleman",
                    "id" : "id-of-middleman",
                    "created" : "2026-11-20T12:00:00Z",
                    "ready" : "True",
                    "reason" : "Ready",
                    "stalled" : false,
                    "terminating" : false,
                    "outdated" : false,
                    "conditions" : [ {
                      "type" : "Ready",
                      "status" : "True",
                      "observedGeneration" : 1,
                      "lastTransitionTime" : "2026-11-20T12:00:00Z",
                      "reason" : "Ready",
                      "message" : "In order."
                    } ],
                    "children" : [ {
                      "kind" : "BillingAccount",
                      "namespace" : "shop",
                      "name" : "germany",
                      "parent" : {
                        "kind" : "SinchAccount",
                        "namespace" : "shop",
                        "name" : "middleman"
                      },
                      "id" : "id-of-germany",
                      "currency" : "EUR",
                      "type" : "Postpaid",
                      "balance" : {
                        "paid" : "20",
                        "charged" : "14.5",
                        "available" : "5.5"
                      },
                      "created" : "2026-11-20T12:00:00Z",
                      "ready" : "True",
                      "reason" : "Ready",
                      "stalled" : false,
                      "terminating" : false,
                      "outdated" : false,
                      "conditions" : [ {
                        "type" : "Ready",
                        "status" : "True",
                        "observedGeneration" : 1,
                        "lastTransitionTime" : "2026-11-20T12:00:00Z",
                        "reason" : "Ready",
                        "message" : "In order."
                      } ],
                      "children" : [ ]
                    }, {
                      "kind" : "Project",
                      "namespace" : "shop",
                      "name" : "clients",
                      "parent" : {
                        "kind" : "SinchAccount",
                        "namespace" : "shop",
                        "name" : "middleman"
                      },
                      "id" : "id-of-clients",
                      "environment" : "Production",
                      "billingAccount" : {
                        "kind" : "BillingAccount",
                        "namespace" : "shop",
                        "name" : "germany"
                      },
                      "subprojects" : {
                        "total" : 1,
                        "ready" : 1
                      },
                      "created" : "2026-11-20T12:00:00Z",
                      "ready" : "True",
                      "reason" : "Ready",
                      "stalled" : false,
                      "terminating" : false,
                      "outdated" : false,
                      "conditions" : [ {
                        "type" : "Ready",
                        "status" : "True",
                        "observedGeneration" : 1,
                        "lastTransitionTime" : "2026-11-20T12:00:00Z",
                        "reason" : "Ready",
                        "message" : "In order."
                      } ],
                      "children" : [ {
                        "kind" : "Subproject",
                        "namespace" : "shop",
                        "name" : "client-one",
                        "parent" : {
                          "kind" : "Project",
                          "namespace" : "shop",
                          "name" : "clients"
                        },
                        "id" : "id-of-client-one",
                        "secretName" : "client-one-api-key",
                        "created" : "2026-11-20T12:00:00Z",
                        "ready" : "True",
                        "reason" : "Ready",
                        "stalled" : false,
                        "terminating" : false,
                        "outdated" : false,
                        "conditions" : [ {
                          "type" : "Ready",
                          "status" : "True",
                          "observedGeneration" : 1,
                          "lastTransitionTime" : "2026-11-20T12:00:00Z",
                          "reason" : "Ready",
                          "message" : "In order."
                        } ],
                        "children" : [ ]
                      } ]
                    } ]
                  } ],
                  "attachedElsewhere" : [ ],
                  "notAttached" : [ {
                    "kind" : "Subproject",
                    "namespace" : "shop",
                    "name" : "orphan",
                    "parent" : {
                      "kind" : "Project",
                      "namespace" : "shop",
                      "name" : "no-such-project"
                    },
                    "displayName" : "Orphan",
                    "created" : "2026-11-20T12:00:00Z",
                    "ready" : "Unknown",
                    "stalled" : false,
                    "terminating" : false,
                    "outdated" : false,
                    "conditions" : [ ],
                    "children" : [ ]
                  } ]
                }
                """;
        assertThat(json()).isEqualTo(expected);
    }

    @Test
    void nothingIsFolded() {
        objects.account("middleman", ready())
                .project("clients", "middleman", ready())
                .readySubprojects(30, "clients");

        assertThat(json()).contains("\"client-30\"");
    }

    @Test
    void failingConditionsAreThereAsReported() {
        objects.account("middleman", fails("Ready", "WaitingForChildren", "1 Project is left."));

        assertThat(json())
                .contains("\"ready\" : \"False\"", "\"reason\" : \"WaitingForChildren\"", "1 Project is left.");
    }

    @Test
    void anEmptyTreeIsThreeEmptyLists() {
        var expected =
                """
                {
                  "accounts" : [ ],
                  "attachedElsewhere" : [ ],
                  "notAttached" : [ ]
                }
                """;
        assertThat(json()).isEqualTo(expected);
    }

    private String json() {
        return new TreeJson().render(TreeBuilder.build(objects.listing("shop")));
    }
}
