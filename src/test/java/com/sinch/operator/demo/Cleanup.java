package com.sinch.operator.demo;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.Supplier;

/**
 * What has to be undone, latest first. Once that has begun nothing more is made: one may interrupt at any point,
 * and nothing slips in behind the clean-up.
 */
public final class Cleanup {

    private final Deque<AutoCloseable> owed = new ArrayDeque<>();
    private boolean begun;

    /**
     * Makes something that is to be closed in the end.
     *
     * @throws CancellationException if the clean-up has begun
     */
    public synchronized <T extends AutoCloseable> T owe(Supplier<T> making) {
        requireTime();
        T made = making.get();
        owed.push(made);
        return made;
    }

    /**
     * Does something that what is owed already will undo.
     *
     * @throws CancellationException if the clean-up has begun
     */
    public synchronized void make(Runnable making) {
        requireTime();
        making.run();
    }

    /** Closes what is owed, all of it, and returns what went wrong with that. */
    public synchronized List<Exception> run() {
        begun = true;
        var problems = new ArrayList<Exception>();
        while (!owed.isEmpty()) {
            close(owed.pop(), problems);
        }
        return problems;
    }

    private static void close(AutoCloseable made, List<Exception> problems) {
        try (made) {
            // Closing is all there is to do.
        } catch (Exception e) {
            problems.add(e);
        }
    }

    private void requireTime() {
        if (begun) {
            throw new CancellationException("Everything is ending");
        }
    }
}
