package com.sinch.operator.tools;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
class BuildCacheTest {

    private final Path root;
    private final BuildCache cache;
    private final Path entry;

    BuildCacheTest(@TempDir Path root) {
        this.root = root;
        this.cache = new BuildCache(root);
        this.entry = cache.entry("v1.36.1", "0123456789ab");
    }

    @Test
    void buildsOnceHoweverManyAsk() throws Exception {
        AtomicInteger builds = new AtomicInteger();
        Callable<Void> ask = () -> {
            cache.makeOnce(
                    entry,
                    directory -> {
                        builds.incrementAndGet();
                        Files.writeString(directory.resolve("program"), "binary");
                    },
                    line -> {});
            return null;
        };
        ExecutorService askers = Executors.newFixedThreadPool(4);
        try {
            for (Future<Void> asked : askers.invokeAll(List.of(ask, ask, ask, ask))) {
                asked.get();
            }
        } finally {
            askers.shutdownNow();
        }

        assertThat(builds).hasValue(1);
        assertThat(entry.resolve("program")).hasContent("binary");
    }

    @Test
    void hasNoEntryAfterABuildThatFailed() {
        assertThatThrownBy(() -> cache.makeOnce(entry, BuildCacheTest::failHalfway, line -> {}))
                .hasMessage("no space left");

        assertThat(entry).doesNotExist();
    }

    @Test
    void removesWhatAFailedBuildLeftWithTheNextBuild() throws Exception {
        assertThatThrownBy(() -> cache.makeOnce(entry, BuildCacheTest::failHalfway, line -> {}))
                .isInstanceOf(IOException.class);

        cache.makeOnce(entry, directory -> {}, line -> {});

        try (Stream<Path> left = Files.list(root)) {
            assertThat(left).containsExactlyInAnyOrder(root.resolve("lock"), entry);
        }
    }

    private static void failHalfway(Path directory) throws IOException {
        Files.writeString(directory.resolve("program"), "half of it");
        throw new IOException("no space left");
    }
}
