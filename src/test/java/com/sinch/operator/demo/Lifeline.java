package com.sinch.operator.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Ties a process to this JVM: it is told to stop when this JVM ends, however that ends, or closes its standard input. */
public final class Lifeline {

    /**
     * Ctrl-C at the terminal is for this JVM alone, which may still need the operator to tidy up; and when nobody holds
     * the other end of standard input any more, the operator is told to stop.
     */
    private static final String SCRIPT =
            """
            trap '' INT
            exec 3<&0
            (cat <&3; kill $$) >/dev/null 2>&1 &
            exec "$@" 3<&- </dev/null
            """;

    private Lifeline() {}

    /** The same command, tied. Its process has the id that is told of the process started. */
    public static List<String> tied(List<String> command) {
        return Stream.concat(Stream.of("sh", "-c", SCRIPT, "sh"), command.stream())
                .toList();
    }

    /** Has a tied process finish what it is at, and returns when it is gone: by force after so many seconds. */
    public static void cut(Process process, long seconds) {
        try {
            process.getOutputStream().close();
            if (!process.waitFor(seconds, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (IOException e) {
            process.destroyForcibly();
            throw new UncheckedIOException("The operator had to be killed", e);
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
