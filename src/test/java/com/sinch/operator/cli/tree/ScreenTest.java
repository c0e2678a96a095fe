package com.sinch.operator.cli.tree;

import static org.assertj.core.api.Assertions.assertThat;

import com.sinch.operator.cli.Output;
import com.sinch.operator.cli.Place;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.Writer;
import org.junit.jupiter.api.Test;

class ScreenTest {

    private static final Picture NOTHING = new Picture.NoAccounts(new Place("shop"));
    private static final String LINE = "There are no SinchAccounts in namespace shop yet.";

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void tablesInAPipeStandOneBelowTheOther() {
        var screen = screen(Output.table, false);

        screen.show(NOTHING, ListedObjects.NOW);
        screen.show(NOTHING, ListedObjects.NOW);

        assertThat(out).hasToString(LINE + "\n\n" + LINE + "\n");
    }

    @Test
    void aTerminalIsClearedOnceAndThenWrittenOver() {
        var screen = screen(Output.table, true);

        screen.show(NOTHING, ListedObjects.NOW);
        screen.show(NOTHING, ListedObjects.NOW);

        var inPlace = "\u001b[H" + LINE + "\u001b[K\n\u001b[J";
        assertThat(out).hasToString("\u001b[2J" + inPlace + inPlace);
    }

    @Test
    void documentsFollowOneAnotherOnATerminalToo() {
        var screen = screen(Output.json, true);

        screen.show(new Picture.Document("{}\n"), ListedObjects.NOW);
        screen.show(new Picture.Document("{}\n"), ListedObjects.NOW);

        assertThat(out).hasToString("{}\n{}\n");
    }

    @Test
    void whatIsNoDocumentDoesNotGetBetweenThem() {
        screen(Output.json, false).show(NOTHING, ListedObjects.NOW);

        assertThat(out.toString()).isEmpty();
        assertThat(err).hasToString(LINE + "\n");
    }

    @Test
    void itIsAbandonedWhereWritingFails() {
        assertThat(screen(Output.table, false).abandoned()).isFalse();
        assertThat(new Screen(new PrintWriter(new ClosedPipe()), new PrintWriter(err), Output.table, false).abandoned())
                .isTrue();
    }

    private Screen screen(Output output, boolean terminal) {
        return new Screen(new PrintWriter(out), new PrintWriter(err), output, terminal);
    }

    /** What standard output is once its reader has gone. */
    private static final class ClosedPipe extends Writer {

        @Override
        public void write(char[] text, int from, int length) throws IOException {
            throw new IOException("Broken pipe");
        }

        @Override
        public void flush() throws IOException {
            throw new IOException("Broken pipe");
        }

        @Override
        public void close() {}
    }
}
