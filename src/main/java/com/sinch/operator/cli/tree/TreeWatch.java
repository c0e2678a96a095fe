package com.sinch.operator.cli.tree;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Shows a tree, and shows it anew whenever something in it has changed, at most once a second. */
final class TreeWatch {

    /** Shorter outages are everyday: API servers end watches now and then, and answer the next one. */
    private static final Duration WORTH_TELLING = Duration.ofSeconds(5);

    /** Why a watch came to its end. */
    enum End {
        /** Nobody takes what is shown any more. */
        ABANDONED,
        /** The watches have been down for longer than anybody should wait. */
        LOST
    }

    private final CompletableFuture<End> end = new CompletableFuture<>();
    private final Outage outage = new Outage();
    private final LiveListing objects;
    private final View view;
    private final Screen screen;
    private final Clock clock;
    private final Duration patience;

    private @Nullable Picture shown;
    private boolean told;

    /**
     * A watch that has not begun.
     *
     * @param objects what the tree is made of
     * @param view what is to be seen of it
     * @param screen where it is shown
     * @param clock tells the time that ages are counted to
     * @param patience how long the watches may be down
     */
    TreeWatch(LiveListing objects, View view, Screen screen, Clock clock, Duration patience) {
        this.objects = objects;
        this.view = view;
        this.screen = screen;
        this.clock = clock;
        this.patience = patience;
    }

    /** Begins, and returns when it has come to an end by itself. */
    End run() throws InterruptedException {
        var timer = Executors.newSingleThreadScheduledExecutor();
        var looks = timer.scheduleWithFixedDelay(this::look, 0, 1, TimeUnit.SECONDS);
        try {
            return end.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("the tree could not be shown", e.getCause());
        } finally {
            looks.cancel(false);
            timer.shutdown();
        }
    }

    private void look() {
        try {
            var now = clock.instant();
            watchOver(now);
            if (objects.changed()) {
                show(view.of(TreeBuilder.build(objects.read())), now);
            }
        } catch (RuntimeException e) {
            end.completeExceptionally(e);
        }
    }

    private void watchOver(Instant now) {
        var down = outage.observe(objects.connected(), now);
        if (down.compareTo(patience) > 0) {
            end.complete(End.LOST);
        } else if (!told && down.compareTo(WORTH_TELLING) > 0) {
            told = true;
            screen.remark("The API server has stopped telling of changes: what is shown may be out of date.");
        } else if (told && down.isZero()) {
            told = false;
            screen.remark("The API server tells of changes again.");
        }
    }

    private void show(Picture picture, Instant now) {
        if (picture.equals(shown)) {
            return;
        }
        screen.show(picture, now);
        shown = picture;
        if (screen.abandoned()) {
            end.complete(End.ABANDONED);
        }
    }
}
