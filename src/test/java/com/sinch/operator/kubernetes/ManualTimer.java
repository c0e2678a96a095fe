package com.sinch.operator.kubernetes;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** A timer whose time passes only when it is told. */
final class ManualTimer extends ScheduledThreadPoolExecutor {

    private final List<Duration> delays = new ArrayList<>();

    ManualTimer() {
        super(1);
    }

    @Override
    public ScheduledFuture<?> schedule(Runnable command, long delay, TimeUnit unit) {
        delays.add(Duration.of(delay, unit.toChronoUnit()));
        return super.schedule(command, 1, TimeUnit.DAYS);
    }

    /** The delays that were asked for, in order. */
    List<Duration> delays() {
        return List.copyOf(delays);
    }

    /** Lets every delay pass that was asked for. */
    void elapse() {
        var due = List.copyOf(getQueue());
        getQueue().clear();
        due.forEach(Runnable::run);
    }
}
