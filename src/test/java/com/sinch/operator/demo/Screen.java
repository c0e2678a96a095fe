package com.sinch.operator.demo;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Help.Ansi;

/** Where a program at a terminal says what it does. Colours, and lines overwritten in place, are for terminals alone. */
public final class Screen {

    private static final String BACK_TO_AN_EMPTY_LINE = "\r\033[K";

    private final Instant started = Instant.now();
    private final PrintStream out;
    private final Ansi ansi;

    /** What the line says that the cursor is on or that was written last; empty = nothing that could change. */
    private String live = "";

    /** The only thread that may still speak; null = every one may. */
    private @Nullable Thread lastSpeaker;

    Screen(PrintStream out, Ansi ansi) {
        this.out = out;
        this.ansi = ansi;
    }

    /** Standard output. It is written in UTF-8 whatever LANG says, as the operator's tree is. */
    public static Screen ofStandardOutput() {
        return new Screen(
                new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8), Ansi.AUTO);
    }

    /** Says what has just happened or begins, with the time since the start. */
    public synchronized void step(String line) {
        print(elapsed() + line);
    }

    /** As {@link #step}, for a line that the next live one replaces. Without a terminal, only changes are written. */
    synchronized void live(String line) {
        if (muted() || line.equals(live)) {
            return;
        }
        if (ansi.enabled()) {
            out.print(BACK_TO_AN_EMPTY_LINE + elapsed() + line);
            out.flush();
        } else {
            out.println(elapsed() + line);
        }
        live = line;
    }

    /** Lets the live line stay. */
    synchronized void keep() {
        if (!muted() && ansi.enabled() && !live.isEmpty()) {
            out.println();
        }
        live = "";
    }

    /** An empty line and a title. */
    public synchronized void heading(String title) {
        print("");
        print(ansi.string("@|bold " + title + "|@"));
    }

    /** A line, or several, as they are. */
    public synchronized void print(String text) {
        if (muted()) {
            return;
        }
        keep();
        out.println(text);
    }

    /** As {@link #print(String)}, for what should not happen. */
    public synchronized void print(String text, Throwable cause) {
        if (!muted()) {
            print(text);
            cause.printStackTrace(out);
        }
    }

    /** From now on only the calling thread is heard: the others' work is being undone. */
    public synchronized void silenceOthers() {
        lastSpeaker = Thread.currentThread();
    }

    private boolean muted() {
        return lastSpeaker != null && lastSpeaker != Thread.currentThread();
    }

    private String elapsed() {
        double seconds = Duration.between(started, Instant.now()).toMillis() / 1000.0;
        return String.format(Locale.ROOT, "[%5.1f s] ", seconds);
    }
}
