package com.sinch.operator.cli.usage;

import com.sinch.operator.api.Bounds;
import com.sinch.operator.domain.billing.Part;
import com.sinch.operator.domain.billing.Splitter;
import com.sinch.operator.domain.billing.UsageEntry;
import java.io.IOException;
import java.util.function.Predicate;

/**
 * Reads a file that was checked as parts, the same each time.
 *
 * @param file the file
 * @param home the namespace of projects that it names without one
 */
record Parts(UsageFile file, String home) {

    /**
     * How much waits in memory to become parts, in bytes, about. A file in which more projects alternate than have room for a
     * thousand lines each becomes reports of fewer lines. With another bound such a file would be split otherwise, and what was
     * imported before refused as different: so this stays as it is.
     */
    private static final long MOST_WEIGHT = 16L << 20;

    /** A splitter as every reading of a file needs it, so that all come to the same parts. */
    static Splitter splitter() {
        return new Splitter(Bounds.REPORT_LINES, MOST_WEIGHT);
    }

    /**
     * Hands out one part after the other.
     *
     * @param parts takes a part, and tells whether to go on
     * @return whether all could be read again
     */
    boolean forEach(Predicate<Part> parts) throws IOException {
        var sink = new Sink(parts);
        try (var input = file.read()) {
            UsageCsv.read(input, sink);
        }
        return sink.end();
    }

    private final class Sink implements UsageCsv.Sink {

        private final Splitter splitter = splitter();
        private final Predicate<Part> parts;
        private boolean unreadable;
        private boolean enough;

        private Sink(Predicate<Part> parts) {
            this.parts = parts;
        }

        @Override
        public boolean line(long line, UsageEntry.Written written) {
            try {
                var entry = UsageEntry.read(written, home);
                enough = !splitter.add(entry.group(), entry.line())
                        .map(parts::test)
                        .orElse(true);
            } catch (UsageEntry.Unreadable e) {
                unreadable = true;
            }
            return !enough && !unreadable;
        }

        @Override
        public void bad(long line, String reason) {
            unreadable = true;
        }

        private boolean end() {
            if (!unreadable && !enough) {
                // The first that wants no more ends it.
                enough = !splitter.rest().allMatch(parts);
            }
            return !unreadable;
        }
    }
}
