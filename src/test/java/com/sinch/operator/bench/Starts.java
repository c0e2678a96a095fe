package com.sinch.operator.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * How long the operator takes to be ready, and what it takes then, with nothing to look after.
 *
 * @param ground what is measured with
 */
record Starts(Ground ground) {

    private static final Path IMAGE = Path.of("src", "main", "image");

    List<Figure> measure() throws InterruptedException {
        var figures = new ArrayList<Figure>();
        var only = ground.settings().only();
        if (only.contains(Group.START)) {
            for (var jdk : jdks()) {
                figures.addAll(starts(jdk));
            }
        }
        if (only.contains(Group.MEMORY)) {
            figures.addAll(memory());
        }
        return figures;
    }

    /** The one that runs Maven, and the one that the operator is measured on, if that is another. */
    private List<Jdk> jdks() {
        return Stream.of(Jdk.at(Path.of(System.getProperty("java.home"))), ground.jdk())
                .distinct()
                .toList();
    }

    private List<Figure> starts(Jdk jdk) throws InterruptedException {
        var figures = new ArrayList<Figure>();
        var launch = ground.launch(jdk, 0);
        figures.add(start("on JDK " + jdk.version(), launch).budget(Budget.START));
        if (jdk.keepsCaches()) {
            ground.screen().step("Recording a cache of a start on JDK " + jdk.version());
            var cached = launch.with("-XX:AOTCache=" + cache(launch)).with("-XX:AOTMode=on");
            figures.add(start("on JDK " + jdk.version() + " with the image's cache", cached)
                    .budget(Budget.START_WITH_CACHE));
        }
        return figures;
    }

    private Figure start(String name, Operator.Launch launch) throws InterruptedException {
        var seconds = new ArrayList<Double>();
        for (int i = 1; i <= ground.settings().starts(); i++) {
            ground.screen().step("Start " + i + " of " + ground.settings().starts() + " " + name);
            try (var operator = ground.operator(launch)) {
                seconds.add(operator.awaitReady());
            }
        }
        return Figure.of(Group.START, 0, name, "s", Samples.median(seconds));
    }

    /** Records a start as the image's build does, with the same program. */
    private Path cache(Operator.Launch launch) throws InterruptedException {
        try {
            var cache = Files.createDirectories(ground.scratch()).resolve("operator.aot");
            var jar = launch.jar().toString();
            var java = launch.jdk().program("java");
            var training = IMAGE.resolve("training").resolve("Training.java").toString();
            var manifests = IMAGE.resolve("training.yaml").toString();
            var command = new ArrayList<>(List.of(java, "-cp", jar, training, manifests, java));
            command.addAll(launch.options());
            command.addAll(List.of("-XX:AOTCacheOutput=" + cache, "-jar", jar, "--leader-elect"));
            var log = ground.scratch().resolve("training.log");
            var builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
            // It is told of its API server as a pod is.
            builder.environment().remove("KUBECONFIG");
            if (builder.start().waitFor() != 0) {
                throw new BenchFailure("No cache of a start could be recorded: see " + log);
            }
            return cache;
        } catch (IOException e) {
            throw new UncheckedIOException("No cache of a start could be recorded", e);
        }
    }

    private List<Figure> memory() throws InterruptedException {
        ground.screen().step("The memory of an operator with nothing to look after");
        var figures = new ArrayList<Figure>();
        try (var operator = ground.operator(0)) {
            operator.awaitReady();
            operator.awaitStill(0);
            operator.residentMebibytes()
                    .ifPresent(value -> figures.add(Figure.of(Group.MEMORY, 0, "RSS after a start", "MiB", value)
                            .budget(Budget.MEMORY)));
            figures.add(Figure.of(Group.MEMORY, 0, "live heap", "MiB", operator.liveMebibytes()));
        }
        return figures;
    }
}
