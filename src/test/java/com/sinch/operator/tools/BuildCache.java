package com.sinch.operator.tools;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Where is kept what takes minutes to build: one directory for each source, operating system and processor.
 *
 * @param root the directory of them all
 */
public record BuildCache(Path root) {

    /** The system property that says where the cache is; the environment variable is the fallback. */
    private static final String PROPERTY = "sinch.operator.cache";

    private static final String VARIABLE = "SINCH_OPERATOR_CACHE";
    private static final String UNFINISHED = "unfinished-";

    /** One build at a time in this JVM; among JVMs the file lock sees to it. */
    private static final Object BUILDING = new Object();

    /** Puts everything that belongs to an entry into a directory. */
    public interface Build {
        void into(Path directory) throws IOException, InterruptedException;
    }

    /**
     * The user's cache of one kind of thing, where the operating system's customs place it.
     *
     * @param kind names its directory
     */
    public static BuildCache ofUser(String kind) {
        Path cache = Settings.read(PROPERTY, VARIABLE).map(Path::of).orElseGet(BuildCache::customary);
        return new BuildCache(cache.resolve(kind).toAbsolutePath());
    }

    private static Path customary() {
        Path home = Path.of(System.getProperty("user.home"));
        String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        Path caches = system.startsWith("mac")
                ? home.resolve("Library").resolve("Caches")
                : Settings.variable("XDG_CACHE_HOME").map(Path::of).orElseGet(() -> home.resolve(".cache"));
        return caches.resolve("sinch-operator");
    }

    /**
     * The entry for a source on this machine, there or not.
     *
     * @param version names it to people
     * @param digest differs where anything differs that goes into it
     */
    public Path entry(String version, String digest) {
        return root.resolve(String.join(
                "-",
                version,
                System.getProperty("os.name").toLowerCase(Locale.ROOT).replace(' ', '_'),
                System.getProperty("os.arch"),
                digest));
    }

    /**
     * Makes an entry where it is not there yet. It appears whole or not at all, and is built once however many ask for it.
     */
    public void makeOnce(Path entry, Build build, Consumer<String> progress) throws IOException, InterruptedException {
        synchronized (BUILDING) {
            Files.createDirectories(root);
            try (FileChannel channel =
                    FileChannel.open(root.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
                lock(channel, progress);
                if (Files.notExists(entry)) {
                    removeUnfinished();
                    Path unfinished = Files.createTempDirectory(root, UNFINISHED);
                    build.into(unfinished);
                    Files.move(unfinished, entry, StandardCopyOption.ATOMIC_MOVE);
                }
            }
        }
    }

    /** Locks the file until the channel is closed. */
    private static void lock(FileChannel channel, Consumer<String> progress) throws IOException {
        if (channel.tryLock() == null) {
            progress.accept("waiting for another process that builds the same");
            channel.lock();
        }
    }

    /** Removes what a build left behind that failed or was killed. Whoever calls this holds the lock. */
    private void removeUnfinished() throws IOException {
        List<Path> leftovers;
        try (Stream<Path> entries = Files.list(root)) {
            leftovers = entries.filter(entry -> entry.getFileName().toString().startsWith(UNFINISHED))
                    .toList();
        }
        for (Path leftover : leftovers) {
            Directories.remove(leftover);
        }
    }
}
