package com.sinch.operator.cli.tree;

import static com.sinch.operator.cli.tree.ListedObjects.fails;
import static com.sinch.operator.cli.tree.ListedObjects.ready;
import static org.assertj.core.api.Assertions.assertThat;

import com.sinch.operator.cli.Output;
import com.sinch.operator.cli.Place;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import picocli.CommandLine.Help.Ansi;

class ViewTest {

    private static final Place SHOP = new Place("shop");

    @ParameterizedTest
    @EnumSource
    void whatIsSeenDiffersOnceAConditionDoes(Output output) {
        var view = new View(null, SHOP, false, output, Ansi.OFF);

        assertThat(picture(view, reseller()))
                .isEqualTo(picture(view, reseller()))
                .isNotEqualTo(
                        picture(view, new ListedObjects().account("middleman", fails("Ready", "IdTaken", "No."))));
    }

    @Test
    void timeAloneMakesNoOtherPicture() {
        var picture = picture(new View(null, SHOP, false, Output.table, Ansi.OFF), reseller());

        assertThat(picture.text(ListedObjects.NOW)).contains("2d");
        assertThat(picture.text(ListedObjects.NOW.plus(Duration.ofDays(1)))).contains("3d");
    }

    @Test
    void whatIsFoldedAwayIsNotSeen() {
        var folded = new View(null, SHOP, false, Output.table, Ansi.OFF);
        var drawn = new View(null, SHOP, true, Output.table, Ansi.OFF);
        var before = reseller().readySubprojects(7, "clients");
        var after = reseller().readySubprojects(6, "clients").subproject("client-seven", "clients", ready());

        assertThat(picture(folded, before)).isEqualTo(picture(folded, after));
        assertThat(picture(drawn, before)).isNotEqualTo(picture(drawn, after));
    }

    @Test
    void anAccountThatIsAwaitedIsNamed() {
        var view = new View("big-business", SHOP, false, Output.json, Ansi.OFF);

        assertThat(picture(view, reseller()).text(ListedObjects.NOW))
                .isEqualTo("There is no SinchAccount big-business in namespace shop yet.\n");
        assertThat(picture(view, reseller().account("big-business"))).isInstanceOf(Picture.Document.class);
    }

    @Test
    void aTableOfNothingIsALine() {
        var view = new View(null, new Place(null), false, Output.table, Ansi.OFF);

        assertThat(picture(view, new ListedObjects()).text(ListedObjects.NOW))
                .isEqualTo("There are no SinchAccounts in any namespace yet.\n");
    }

    private static ListedObjects reseller() {
        return new ListedObjects().account("middleman", ready()).project("clients", "middleman", ready());
    }

    private static Picture picture(View view, ListedObjects objects) {
        return view.of(TreeBuilder.build(objects.listing("shop")));
    }
}
