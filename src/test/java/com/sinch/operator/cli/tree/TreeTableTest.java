package com.sinch.operator.cli.tree;

import static com.sinch.operator.cli.tree.ListedObjects.NOW;
import static com.sinch.operator.cli.tree.ListedObjects.condition;
import static com.sinch.operator.cli.tree.ListedObjects.fails;
import static com.sinch.operator.cli.tree.ListedObjects.ready;
import static org.assertj.core.api.Assertions.assertThat;

import com.sinch.operator.api.Balance;
import com.sinch.operator.api.BillingType;
import com.sinch.operator.api.ChildCount;
import com.sinch.operator.api.ConditionStatus;
import com.sinch.operator.api.Environment;
import java.util.List;
import org.junit.jupiter.api.Test;
import picocli.CommandLine.Help.Ansi;

class TreeTableTest {

    private final ListedObjects objects = new ListedObjects();

    @Test
    void aReadyTreeIsDrawnWithWhatIsWorthKnowingOfEachObject() {
        objects.account("middleman", ready())
                .billingAccount("middleman-default", "middleman", ready())
                .billingAccount("germany", "middleman", ready())
                .project("internal", "middleman", ready())
                .project("clients", "middleman", "germany", Environment.Production, new ChildCount(2, 2), ready())
                .subproject("client-one", "clients", ready())
                .subproject("client-two", "clients", ready());

        var expected =
                """
                NAME                                 READY  REASON  AGE  DETAILS
                SinchAccount/middleman               True   Ready   2d
                ├─ BillingAccount/germany            True   Ready   2d   EUR, Postpaid
                ├─ BillingAccount/middleman-default  True   Ready   2d   EUR, Postpaid
                ├─ Project/clients                   True   Ready   2d   billed to germany, Production, 2/2 subprojects ready
                │  ├─ Subproject/client-one          True   Ready   2d   Secret client-one-api-key
                │  └─ Subproject/client-two          True   Ready   2d   Secret client-two-api-key
                └─ Project/internal                  True   Ready   2d   billed to middleman-default
                """;
        assertThat(table()).isEqualTo(expected);
    }

    @Test
    void aBillingAccountTellsWhatIsLeftOrHowMuchIsSettled() {
        objects.account("middleman", ready())
                .billingAccount(
                        "germany", "middleman", BillingType.Prepaid, new Balance("100", "83.5", "16.5"), ready())
                .billingAccount(
                        "sweden", "middleman", BillingType.Postpaid, new Balance("252.25", "523.8", "228.45"), ready());

        var expected =
                """
                NAME                       READY  REASON  AGE  DETAILS
                SinchAccount/middleman     True   Ready   2d
                ├─ BillingAccount/germany  True   Ready   2d   EUR, Prepaid, 16.5 available
                └─ BillingAccount/sweden   True   Ready   2d   EUR, Postpaid, paid 252.25 of 523.8
                """;
        assertThat(table()).isEqualTo(expected);
    }

    @Test
    void ofMoreThanFiveReadySiblingsTheFirstFiveStandForAll() {
        objects.account("middleman", ready())
                .project("clients", "middleman", ready())
                .readySubprojects(25, "clients");

        var expected =
                """
                NAME                        READY  REASON  AGE  DETAILS
                SinchAccount/middleman      True   Ready   2d
                └─ Project/clients          True   Ready   2d   billed to middleman-default
                   ├─ Subproject/client-01  True   Ready   2d   Secret client-01-api-key
                   ├─ Subproject/client-02  True   Ready   2d   Secret client-02-api-key
                   ├─ Subproject/client-03  True   Ready   2d   Secret client-03-api-key
                   ├─ Subproject/client-04  True   Ready   2d   Secret client-04-api-key
                   ├─ Subproject/client-05  True   Ready   2d   Secret client-05-api-key
                   └─ 20 more Ready subprojects (--all shows them)
                """;
        assertThat(table()).isEqualTo(expected);
    }

    @Test
    void fiveReadySiblingsAreAllShown() {
        objects.account("middleman", ready())
                .project("clients", "middleman", ready())
                .readySubprojects(5, "clients");

        assertThat(table()).contains("client-05").doesNotContain("more");
    }

    @Test
    void nothingIsFoldedWhereAllIsAskedFor() {
        objects.account("middleman", ready())
                .project("clients", "middleman", ready())
                .readySubprojects(25, "clients");

        assertThat(table(true)).contains("client-25").doesNotContain("more");
    }

    @Test
    void theOneOfThirtyThatIsNotReadyIsAlwaysShownWithReasonAndMessage() {
        var foreign = "Secret shop/zebra-api-key belongs to somebody else: delete it, or choose another"
                + " spec.apiKey.secretName.";
        var summary = "1 of 30 is not in order: Subproject shop/zebra (SecretNotOwned).";
        objects.account("middleman", ready(), fails("SubtreeReady", "ChildrenNotReady", summary))
                .project(
                        "clients",
                        "middleman",
                        null,
                        null,
                        new ChildCount(30, 29),
                        ready(),
                        fails("SubtreeReady", "ChildrenNotReady", summary))
                .readySubprojects(29, "clients")
                .subproject(
                        "zebra",
                        "clients",
                        condition("Accepted", ConditionStatus.True, "Accepted", "Belongs to Project shop/clients."),
                        fails("APIKeyReady", "SecretNotOwned", foreign),
                        fails("Ready", "SecretNotOwned", foreign),
                        condition("Reconciling", ConditionStatus.True, "SecretNotOwned", foreign));

        var expected =
                """
                NAME                        READY  REASON          AGE  DETAILS
                SinchAccount/middleman      True   Ready           2d
                │  SubtreeReady=False ChildrenNotReady: 1 of 30 is not in order: Subproject shop/zebra (SecretNotOwned).
                └─ Project/clients          True   Ready           2d   billed to middleman-default, 29/30 subprojects ready
                   │  SubtreeReady=False ChildrenNotReady: 1 of 30 is not in order: Subproject shop/zebra (SecretNotOwned).
                   ├─ Subproject/client-01  True   Ready           2d   Secret client-01-api-key
                   ├─ Subproject/client-02  True   Ready           2d   Secret client-02-api-key
                   ├─ Subproject/client-03  True   Ready           2d   Secret client-03-api-key
                   ├─ Subproject/client-04  True   Ready           2d   Secret client-04-api-key
                   ├─ Subproject/client-05  True   Ready           2d   Secret client-05-api-key
                   ├─ Subproject/zebra      False  SecretNotOwned  2d   Secret zebra-api-key
                   │     APIKeyReady=False SecretNotOwned: Secret shop/zebra-api-key belongs to somebody else: delete it, or choose another spec.apiKey.secretName.
                   └─ 24 more Ready subprojects (--all shows them)
                """;
        assertThat(table()).isEqualTo(expected);
    }

    @Test
    void aReadyProjectIsNotFoldedAwayWhileSomethingBeneathItIsNotReady() {
        objects.account("crunch-time", ready());
        for (var team : new String[] {"a", "b", "c", "d", "e", "f", "g", "h"}) {
            objects.project("team-" + team, "crunch-time", ready()).subproject("sub-" + team, "team-" + team, ready());
        }
        objects.subproject(
                "broken", "team-h", fails("Ready", "BillingNotReady", "There is no key yet: see BillingReady."));

        var expected =
                """
                NAME                      READY  REASON           AGE  DETAILS
                SinchAccount/crunch-time  True   Ready            2d
                ├─ Project/team-a         True   Ready            2d   billed to crunch-time-default
                │  └─ Subproject/sub-a    True   Ready            2d   Secret sub-a-api-key
                ├─ Project/team-b         True   Ready            2d   billed to crunch-time-default
                │  └─ Subproject/sub-b    True   Ready            2d   Secret sub-b-api-key
                ├─ Project/team-c         True   Ready            2d   billed to crunch-time-default
                │  └─ Subproject/sub-c    True   Ready            2d   Secret sub-c-api-key
                ├─ Project/team-d         True   Ready            2d   billed to crunch-time-default
                │  └─ Subproject/sub-d    True   Ready            2d   Secret sub-d-api-key
                ├─ Project/team-e         True   Ready            2d   billed to crunch-time-default
                │  └─ Subproject/sub-e    True   Ready            2d   Secret sub-e-api-key
                ├─ Project/team-h         True   Ready            2d   billed to crunch-time-default
                │  ├─ Subproject/broken   False  BillingNotReady  2d   Secret broken-api-key
                │  │     Ready=False BillingNotReady: There is no key yet: see BillingReady.
                │  └─ Subproject/sub-h    True   Ready            2d   Secret sub-h-api-key
                └─ 2 more Ready projects with 2 Ready subprojects (--all shows them)
                """;
        assertThat(table()).isEqualTo(expected);
    }

    @Test
    void whatHangsUnderNoAccountIsShownApartWithTheReasonWhy() {
        var missing = "SinchAccount shop/acme does not exist: create it, or correct the reference.";
        var refused = "SinchAccount other/middleman does not exist or does not permit namespace shop: ask its owner for"
                + " it to be allowed in allowedNamespaces.";
        objects.account("middleman", ready())
                .project(
                        "orphan",
                        "acme",
                        fails("Accepted", "ParentNotFound", missing),
                        fails("Ready", "ParentNotFound", missing),
                        fails("SubtreeReady", "ParentNotFound", missing))
                .subproject(
                        "beneath-the-orphan",
                        "orphan",
                        fails("Accepted", "ParentNotAccepted", "Project shop/orphan is not accepted itself."),
                        fails("Ready", "ParentNotAccepted", "Project shop/orphan is not accepted itself."))
                .billingAccount(
                        "uninvited",
                        "other/middleman",
                        fails("Accepted", "NotPermitted", refused),
                        fails("Ready", "NotPermitted", refused))
                .freshSubproject("just-applied", "no-such-project", "Just Applied");

        var expected =
                """
                NAME                                 READY    REASON             AGE  DETAILS
                SinchAccount/middleman               True     Ready              2d

                Not attached (the parent does not exist or does not permit them):
                ├─ BillingAccount/uninvited          False    NotPermitted       2d   parent SinchAccount/other/middleman, EUR, Postpaid
                │     Accepted=False NotPermitted: SinchAccount other/middleman does not exist or does not permit namespace shop: ask its owner for it to be allowed in allowedNamespaces.
                ├─ Project/orphan                    False    ParentNotFound     2d   parent SinchAccount/acme, billed to acme-default
                │  │  Accepted=False ParentNotFound: SinchAccount shop/acme does not exist: create it, or correct the reference.
                │  └─ Subproject/beneath-the-orphan  False    ParentNotAccepted  2d   Secret beneath-the-orphan-api-key
                │        Accepted=False ParentNotAccepted: Project shop/orphan is not accepted itself.
                └─ Subproject/just-applied           Unknown  -                  2d   parent Project/no-such-project, nothing reported yet, Just Applied
                """;
        assertThat(table()).isEqualTo(expected);
    }

    @Test
    void whatIsNotPermittedDoesNotHangUnderTheAccountThatRefusesIt() {
        objects.account("middleman", ready())
                .in("stranger")
                .project(
                        "uninvited",
                        "shop/middleman",
                        fails("Accepted", "NotPermitted", "Ask its owner."),
                        fails("Ready", "NotPermitted", "Ask its owner."));

        var expected =
                """
                NAMESPACE  NAME                    READY  REASON        AGE  DETAILS
                shop       SinchAccount/middleman  True   Ready         2d

                Not attached (the parent does not exist or does not permit them):
                stranger   └─ Project/uninvited    False  NotPermitted  2d   parent SinchAccount/shop/middleman, billed to shop/middleman-default
                                 Accepted=False NotPermitted: Ask its owner.
                """;
        assertThat(everywhere()).isEqualTo(expected);
    }

    @Test
    void aParentOutOfSightIsNotCalledMissing() {
        objects.subproject("client-one", "platform/clients", ready());

        var expected =
                """
                NAME                      READY  REASON  AGE  DETAILS

                Attached to a parent in another namespace (-A shows it):
                └─ Subproject/client-one  True   Ready   2d   parent Project/platform/clients, Secret client-one-api-key
                """;
        assertThat(table()).isEqualTo(expected);
    }

    @Test
    void readyChildrenOfParentsOutOfSightAreFoldedLikeSiblings() {
        objects.readySubprojects(25, "platform/clients");

        assertThat(table()).endsWith("└─ 20 more Ready subprojects (--all shows them)\n");
    }

    @Test
    void severalAccountsInSeveralNamespacesStandOneBelowTheOther() {
        objects.in("reseller")
                .account("middleman", ready())
                .project("clients", "middleman", ready())
                .in("tenants")
                .subproject("client-one", "reseller/clients", ready())
                .in("bank")
                .account("big-business", ready())
                .billingAccount("marketing", "big-business", ready());

        var expected =
                """
                NAMESPACE  NAME                         READY  REASON  AGE  DETAILS
                bank       SinchAccount/big-business    True   Ready   2d
                bank       └─ BillingAccount/marketing  True   Ready   2d   EUR, Postpaid
                reseller   SinchAccount/middleman       True   Ready   2d
                reseller   └─ Project/clients           True   Ready   2d   billed to middleman-default
                tenants       └─ Subproject/client-one  True   Ready   2d   Secret client-one-api-key
                """;
        assertThat(everywhere()).isEqualTo(expected);
    }

    @Test
    void anObjectSaysThatItIsStalledOrDeletedOrEditedOrPausedOrNew() {
        objects.account("middleman", ready())
                .billingAccount(
                        "klingon",
                        "middleman",
                        fails("Accepted", "CurrencyUnknown", "XKL is no currency: re-create it."),
                        fails("Ready", "CurrencyUnknown", "XKL is no currency: re-create it."),
                        condition("Stalled", ConditionStatus.True, "CurrencyUnknown", "XKL is no currency."))
                .project("clients", "middleman", ready())
                .subproject("leaving", "clients", ready())
                .terminating()
                .subproject("changed", "clients", ready())
                .edited()
                .subproject(
                        "resting",
                        "clients",
                        ready(),
                        condition("Paused", ConditionStatus.True, "PausedByAnnotation", "Nothing is done."))
                .freshSubproject("new", "clients", "New Client");

        var expected =
                """
                NAME                       READY    REASON           AGE  DETAILS
                SinchAccount/middleman     True     Ready            2d
                ├─ BillingAccount/klingon  False    CurrencyUnknown  2d   stalled: only an edit can heal it, EUR, Postpaid
                │     Accepted=False CurrencyUnknown: XKL is no currency: re-create it.
                └─ Project/clients         True     Ready            2d   billed to middleman-default
                   ├─ Subproject/changed   True     Ready            2d   edited since this was reported, Secret changed-api-key
                   ├─ Subproject/leaving   True     Ready            2d   being deleted, Secret leaving-api-key
                   ├─ Subproject/new       Unknown  -                2d   nothing reported yet, New Client
                   └─ Subproject/resting   True     Ready            2d   paused, Secret resting-api-key
                """;
        assertThat(table()).isEqualTo(expected);
    }

    @Test
    void whoNamesAnObjectDoesNotWriteToTheReadersTerminal() {
        objects.account("middleman", ready())
                .project("clients", "middleman", ready())
                .freshSubproject("evil", "clients", "\u001b[2JEvil\n\u009b1m\u202e");

        assertThat(table()).endsWith("nothing reported yet, ?[2JEvil ?1m?\n");
    }

    @Test
    void coloursFollowTheStatusWhereTheTerminalHasThem() {
        objects.account("middleman", ready(), fails("SubtreeReady", "NoProject", "The account has no project."));

        assertThat(new TreeTable(Ansi.ON, NOW, false).render(lines(objects.listing("shop"), false)))
                .contains("\u001b[32mTrue\u001b[39m", "\u001b[31mSubtreeReady=False NoProject");
        assertThat(table()).doesNotContain("\u001b");
    }

    private String table() {
        return table(false);
    }

    private String table(boolean all) {
        return new TreeTable(Ansi.OFF, NOW, false).render(lines(objects.listing("shop"), all));
    }

    private String everywhere() {
        return new TreeTable(Ansi.OFF, NOW, true).render(lines(objects.everywhere(), false));
    }

    private static List<Line> lines(Listing listing, boolean all) {
        return TreeLines.of(TreeBuilder.build(listing), all);
    }
}
