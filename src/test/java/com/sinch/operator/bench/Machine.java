package com.sinch.operator.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * What the figures were measured on.
 *
 * @param processor its model; empty = the system does not say
 * @param cores how many of them
 * @param memoryMebibytes how much there is; empty = the system does not say
 * @param availableMebibytes how much of that can be had; empty = the system does not say
 * @param system the operating system's name and version
 */
record Machine(
        Optional<String> processor,
        int cores,
        OptionalLong memoryMebibytes,
        OptionalLong availableMebibytes,
        String system) {

    private static final Path PROCESSORS = Path.of("/proc/cpuinfo");
    private static final Path MEMORY = Path.of("/proc/meminfo");

    /** etcd, the API server, its controllers, and an operator, with nothing to look after. */
    private static final long BASE_MEBIBYTES = 1_500;

    /** What etcd, the API server, its controllers and the operator keep of each Subproject and its Secret. */
    private static final double MEBIBYTES_PER_SUBPROJECT = 0.1;

    /** This machine, as far as it tells: Linux does in {@code /proc}. */
    static Machine here() {
        return of(
                read(PROCESSORS),
                read(MEMORY),
                Runtime.getRuntime().availableProcessors(),
                System.getProperty("os.name") + " " + System.getProperty("os.version") + " ("
                        + System.getProperty("os.arch") + ")");
    }

    /** What the files say. */
    static Machine of(String processors, String memory, int cores, String system) {
        return new Machine(
                find("model name\\s*: (.+)", processors),
                cores,
                mebibytes("MemTotal", memory),
                mebibytes("MemAvailable", memory),
                system);
    }

    /** Estimates on the safe side what so many Subprojects take, on a control plane of this machine. */
    static long mebibytesFor(int subprojects) {
        return BASE_MEBIBYTES + (long) (subprojects * MEBIBYTES_PER_SUBPROJECT);
    }

    /** @throws BenchFailure if there is too little memory for so many; where the system does not say it is tried */
    void requireRoomFor(int subprojects) {
        if (availableMebibytes.isPresent() && availableMebibytes.getAsLong() < mebibytesFor(subprojects)) {
            throw new BenchFailure("This machine is too small for " + subprojects + " Subprojects: they take some "
                    + mebibytesFor(subprojects) + " MiB with their control plane, and " + availableMebibytes.getAsLong()
                    + " MiB are available. Take fewer by -Dbench.subprojects, or a cluster elsewhere by"
                    + " -Dbench.kubeconfig");
        }
    }

    private static OptionalLong mebibytes(String name, String text) {
        return find(name + ":\\s*(\\d+) kB", text)
                .map(kibibytes -> OptionalLong.of(Long.parseLong(kibibytes) / 1024))
                .orElseGet(OptionalLong::empty);
    }

    private static Optional<String> find(String pattern, String text) {
        return Pattern.compile("^" + pattern + "$", Pattern.MULTILINE)
                .matcher(text)
                .results()
                .findFirst()
                .map((MatchResult found) -> found.group(1).strip());
    }

    private static String read(Path file) {
        if (!Files.isReadable(file)) {
            return "";
        }
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
