package com.sinch.operator.scenario;

import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** A timer whose delays have always passed: what it is given is done at once, by whoever gives it. */
final class TimerWithoutDelay extends ScheduledThreadPoolExecutor {

    TimerWithoutDelay() {
        super(1);
    }

    @Override
    public ScheduledFuture<?> schedule(Runnable command, long delay, TimeUnit unit) {
        command.run();
        return super.schedule(() -> {}, 0, unit);
    }
}
