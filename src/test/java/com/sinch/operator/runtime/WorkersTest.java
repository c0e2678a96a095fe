package com.sinch.operator.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WorkersTest {

    private final Workers workers = new Workers(2);
    private final CountDownLatch done = new CountDownLatch(3);

    @AfterEach
    void end() {
        workers.threads().shutdownNow();
    }

    @Test
    void whatWaitsIsDoneOnceTheyBegin() throws Exception {
        workers.threads().execute(done::countDown);
        workers.threads().execute(done::countDown);
        workers.threads().execute(done::countDown);
        assertThat(done.getCount()).isEqualTo(3);

        workers.begin();

        assertThat(done.await(1, TimeUnit.MINUTES)).isTrue();
    }

    @Test
    void endedBeforeTheyBeganTheyDoNothingEver() throws Exception {
        workers.threads().execute(done::countDown);

        workers.endUnlessBegun();
        workers.begin();

        assertThat(workers.threads().awaitTermination(1, TimeUnit.MINUTES)).isTrue();
        assertThat(done.getCount()).isEqualTo(3);
        Assertions.assertThatThrownBy(() -> workers.threads().execute(done::countDown))
                .isInstanceOf(RejectedExecutionException.class);
    }

    @Test
    void onceTheyHaveBegunNothingIsDropped() throws Exception {
        workers.begin();
        workers.endUnlessBegun();

        List.of(1, 2, 3).forEach(number -> workers.threads().execute(done::countDown));

        assertThat(done.await(1, TimeUnit.MINUTES)).isTrue();
    }
}
