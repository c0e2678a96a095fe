package com.sinch.operator.cli.tree;

import com.sinch.operator.cli.Place;
import java.time.Instant;
import java.util.List;
import picocli.CommandLine.Help.Ansi;

/** What is to be seen of a tree, apart from the passing of time: where two are equal, the second tells nothing new. */
sealed interface Picture {

    /**
     * The text, every line ended.
     *
     * @param now the present, which ages are counted to
     */
    String text(Instant now);

    /**
     * A table, for people.
     *
     * @param lines the lines of the tree
     * @param ansi whether there are colours
     * @param namespaces whether there is a column for namespaces
     */
    record Table(List<Line> lines, Ansi ansi, boolean namespaces) implements Picture {
        @Override
        public String text(Instant now) {
            return new TreeTable(ansi, now, namespaces).render(lines);
        }
    }

    /**
     * A document, for scripts.
     *
     * @param json the text
     */
    record Document(String json) implements Picture {
        @Override
        public String text(Instant now) {
            return json;
        }
    }

    /**
     * Nothing is there that a table could show.
     *
     * @param place where it was looked for
     */
    record NoAccounts(Place place) implements Picture {
        @Override
        public String text(Instant now) {
            return "There are no SinchAccounts in " + place + " yet.\n";
        }
    }

    /**
     * The one account that was asked for is not there.
     *
     * @param account its name
     * @param place where it was looked for
     */
    record NoSuchAccount(String account, Place place) implements Picture {
        @Override
        public String text(Instant now) {
            return "There is no SinchAccount " + account + " in " + place + " yet.\n";
        }
    }
}
