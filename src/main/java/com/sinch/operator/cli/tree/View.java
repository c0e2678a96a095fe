package com.sinch.operator.cli.tree;

import com.sinch.operator.cli.Output;
import com.sinch.operator.cli.Place;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Help.Ansi;

/**
 * What somebody wants to see of a tree, and how. Pure.
 *
 * @param account only accounts of this name; null = all
 * @param place where the tree was looked for
 * @param all draw every object, fold nothing
 * @param output how the tree is written
 * @param ansi whether there are colours
 */
record View(@Nullable String account, Place place, boolean all, Output output, Ansi ansi) {

    /** What is seen of that tree. */
    Picture of(Tree tree) {
        if (account == null) {
            return picture(tree);
        }
        var chosen = tree.only(account);
        return chosen.accounts().isEmpty() ? new Picture.NoSuchAccount(account, place) : picture(chosen);
    }

    private Picture picture(Tree tree) {
        if (output == Output.json) {
            return new Picture.Document(new TreeJson().render(tree));
        }
        return tree.isEmpty()
                ? new Picture.NoAccounts(place)
                : new Picture.Table(TreeLines.of(tree, all), ansi, place.everywhere());
    }
}
