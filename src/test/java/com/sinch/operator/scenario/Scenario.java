package com.sinch.operator.scenario;

import com.sinch.operator.GeneratedFile;
import com.sinch.operator.domain.hierarchy.ObjectName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * A folder that tells a story: {@code in-1-….yaml} is applied, and once everything has settled there is exactly what
 * {@code out-1-….yaml} shows; then comes {@code in-2}, and so on. {@code out-1-after-2s-….yaml} shows what is there two
 * seconds after {@code in-1}. An {@code in} without an {@code out} leads up to the next.
 */
final class Scenario {

    private static final Pattern IN = Pattern.compile("in-(\\d+)-[-a-z0-9]+\\.yaml");
    private static final Pattern LATER = Pattern.compile("out-(\\d+)-after-(\\d+)s[-a-z0-9]*\\.yaml");
    private static final Pattern OUT = Pattern.compile("out-(\\d+)-[-a-z0-9]+\\.yaml");

    private final TreeMap<Integer, Chapter> chapters = new TreeMap<>();

    private static final class Chapter {
        private final List<Path> in = new ArrayList<>();
        private final List<Path> out = new ArrayList<>();
        private final TreeMap<Integer, Path> meanwhile = new TreeMap<>();
    }

    /**
     * @throws IllegalArgumentException where a file is of no use
     */
    static Scenario read(Path folder) throws IOException {
        var scenario = new Scenario();
        try (var files = Files.list(folder)) {
            files.sorted().forEach(scenario::add);
        }
        scenario.chapters.forEach((number, chapter) -> {
            check(chapter.in.size() == 1, folder + " has not one in-" + number);
            check(chapter.out.size() <= 1, folder + " has more than one out-" + number);
        });
        check(!scenario.chapters.isEmpty(), folder + " is empty");
        check(!scenario.chapters.lastEntry().getValue().out.isEmpty(), folder + " has an in after the last out");
        return scenario;
    }

    private void add(Path file) {
        var name = file.getFileName().toString();
        var in = IN.matcher(name);
        var later = LATER.matcher(name);
        var out = OUT.matcher(name);
        if (in.matches()) {
            chapter(in.group(1)).in.add(file);
        } else if (later.matches()) {
            chapter(later.group(1)).meanwhile.put(Integer.valueOf(later.group(2)), file);
        } else if (out.matches()) {
            chapter(out.group(1)).out.add(file);
        } else {
            throw new IllegalArgumentException(
                    file + " is neither in-<number>-<what>.yaml nor out-<number>-<what>.yaml");
        }
    }

    private Chapter chapter(String number) {
        return chapters.computeIfAbsent(Integer.valueOf(number), none -> new Chapter());
    }

    private static void check(boolean holds, String problem) {
        if (!holds) {
            throw new IllegalArgumentException(problem);
        }
    }

    /** Tells the story, and holds each picture against what there is. */
    void play(Simulation simulation) throws IOException {
        var applied = new HashSet<ObjectName>();
        for (var chapter : chapters.values()) {
            var manifests = Manifest.read(Files.readString(chapter.in.get(0)));
            manifests.forEach(manifest -> manifest.applyTo(simulation));
            manifests.forEach(manifest -> manifest.applied().ifPresent(applied::add));
            var passed = 0;
            for (var later : chapter.meanwhile.entrySet()) {
                simulation.pass(Duration.ofSeconds(later.getKey() - passed));
                passed = later.getKey();
                compare(later.getValue(), simulation, applied);
            }
            simulation.settle();
            for (var out : chapter.out) {
                compare(out, simulation, applied);
            }
        }
    }

    private static void compare(Path expected, Simulation simulation, Set<ObjectName> applied) {
        GeneratedFile.check(expected, Picture.of(simulation, applied));
    }
}
