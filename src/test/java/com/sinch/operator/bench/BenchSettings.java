package com.sinch.operator.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What the user may choose.
 *
 * @param jar the operator's jar
 * @param subprojects for how many Subprojects it is measured, ascending
 * @param only which groups
 * @param jdk the JDK that the operator runs on
 * @param kubeconfig an existing cluster to use; empty = a control plane of the benchmark's own
 * @param anyway whether that cluster may hold objects of our kinds
 * @param strict whether times fail as well
 * @param rounds how often the floor and the operator take turns at a burst
 * @param steady how many Subprojects are made one after the other
 * @param rest how many seconds it is watched at rest
 * @param unrelated how many Secrets and ConfigMaps are there that are none of the operator's business
 * @param warmUp how many Subprojects come before anything is measured
 * @param starts how often it is started
 * @param output where the page goes; empty = where it belongs
 * @param whole whether all of it is measured, as the page promises
 */
record BenchSettings(
        Path jar,
        List<Integer> subprojects,
        Set<Group> only,
        Path jdk,
        Optional<Path> kubeconfig,
        boolean anyway,
        boolean strict,
        int rounds,
        int steady,
        int rest,
        int unrelated,
        int warmUp,
        int starts,
        Optional<Path> output,
        boolean whole) {

    static final int MOST_SUBPROJECTS = 1_000_000;

    private static final String SUBPROJECTS = "bench.subprojects";
    private static final String ONLY = "bench.only";
    private static final String JDK = "bench.jdk";
    private static final String KUBECONFIG = "bench.kubeconfig";

    /** The numbers that can be set, with what they are without. */
    private enum Amount {
        ROUNDS("bench.rounds", 1, 1, 100),
        STEADY("bench.steady", 500, 1, 100_000),
        REST("bench.rest", 60, 1, 86_400),
        UNRELATED("bench.unrelated", 30_000, 0, MOST_SUBPROJECTS),
        WARM_UP("bench.warmup", 300, 0, 10_000),
        STARTS("bench.starts", 5, 1, 100);

        private final String property;
        private final int usual;
        private final int least;
        private final int most;

        Amount(String property, int usual, int least, int most) {
            this.property = property;
            this.usual = usual;
            this.least = least;
            this.most = most;
        }

        int in(Properties given) {
            return text(given, property)
                    .map(value -> number(property, value, least, most))
                    .orElse(usual);
        }
    }

    /** The settings that the Maven profile {@code bench} passes on as system properties; blank is the same as absent. */
    static BenchSettings from(Properties given) {
        var chosen = text(given, ONLY).map(BenchSettings::groups).orElseGet(() -> EnumSet.allOf(Group.class));
        return new BenchSettings(
                existing("sinch.operator.jar", text(given, "sinch.operator.jar").orElse("target/sinch-operator.jar")),
                text(given, SUBPROJECTS).map(BenchSettings::scales).orElse(List.of(1_000, 10_000)),
                chosen,
                text(given, JDK).map(BenchSettings::jdk).orElseGet(() -> Path.of(given.getProperty("java.home", ""))
                        .toAbsolutePath()),
                text(given, KUBECONFIG).map(file -> existing(KUBECONFIG, file)),
                flag(given, "bench.anyway"),
                flag(given, "bench.strict"),
                Amount.ROUNDS.in(given),
                Amount.STEADY.in(given),
                Amount.REST.in(given),
                Amount.UNRELATED.in(given),
                Amount.WARM_UP.in(given),
                Amount.STARTS.in(given),
                text(given, "bench.output").map(Path::of),
                whole(given));
    }

    /** Where the page and its pictures go: a part of a run does not replace what a whole one said. */
    Path folder() {
        return output.orElseGet(() -> Path.of(whole ? "docs" : "target/performance"));
    }

    private static boolean whole(Properties given) {
        return Arrays.stream(Amount.values()).noneMatch(number -> number.in(given) != number.usual)
                && List.of(SUBPROJECTS, ONLY, KUBECONFIG).stream()
                        .allMatch(name -> text(given, name).isEmpty());
    }

    private static List<Integer> scales(String list) {
        return split(list, name -> number(SUBPROJECTS, name, 1, MOST_SUBPROJECTS)).stream()
                .sorted()
                .distinct()
                .toList();
    }

    private static Set<Group> groups(String list) {
        return split(list, Group::parse).stream().collect(Collectors.toCollection(() -> EnumSet.noneOf(Group.class)));
    }

    private static <T> List<T> split(String list, Function<String, T> parse) {
        return Arrays.stream(list.split(",", -1)).map(String::strip).map(parse).toList();
    }

    private static int number(String property, String value, int least, int most) {
        var refusal = property + " has '" + value + "': it takes whole numbers from " + least + " to " + most;
        try {
            var number = Integer.parseInt(value);
            if (number < least || number > most) {
                throw new BenchFailure(refusal);
            }
            return number;
        } catch (NumberFormatException e) {
            throw new BenchFailure(refusal, e);
        }
    }

    private static boolean flag(Properties given, String property) {
        var value = text(given, property).orElse("false");
        if (!value.equals("true") && !value.equals("false")) {
            throw new BenchFailure(property + " has '" + value + "': it is true or false");
        }
        return Boolean.parseBoolean(value);
    }

    private static Path jdk(String folder) {
        var jdk = Path.of(folder).toAbsolutePath();
        if (Files.isExecutable(jdk.resolve("bin").resolve("java"))) {
            return jdk;
        }
        throw new BenchFailure(JDK + " has '" + folder + "', where there is no bin/java");
    }

    private static Path existing(String property, String file) {
        if (Files.isRegularFile(Path.of(file))) {
            return Path.of(file).toAbsolutePath();
        }
        throw new BenchFailure(property + " has '" + file + "': there is no such file");
    }

    private static Optional<String> text(Properties given, String property) {
        return Optional.ofNullable(given.getProperty(property))
                .map(String::strip)
                .filter(value -> !value.isEmpty());
    }
}
