package com.sinch.operator.bench;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sinch.operator.demo.Lifeline;
import com.sinch.operator.tools.BuildCache;
import com.sinch.operator.tools.GoBuild;
import com.sinch.operator.tools.GoModule;
import com.sinch.operator.tools.GoToolchain;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/**
 * The load generator, {@code src/test/load}.
 *
 * @param program the built one
 * @param connection its arguments that say how the API server is reached
 */
record Load(Path program, List<String> connection) {

    private static final Path MODULE = Path.of("src", "test", "load");
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final TypeReference<Map<String, Double>> FIGURES = new TypeReference<>() {};

    /** Takes it from the user's cache, or builds it. */
    static Path obtain(Consumer<String> progress) throws InterruptedException {
        var module = GoModule.ofProject(MODULE);
        var cache = BuildCache.ofUser("load");
        var entry = cache.entry("load", module.digest());
        if (Files.notExists(entry)) {
            var build = new GoBuild(GoToolchain.find(), module, "the load generator", "some seconds", progress);
            try {
                cache.makeOnce(
                        entry,
                        unfinished -> build.compile("-s -w", unfinished.resolve("load"), List.of(".")),
                        progress);
            } catch (IOException e) {
                throw new UncheckedIOException("The load generator cannot be built", e);
            }
        }
        return entry.resolve("load");
    }

    /** Has one command done that needs no operator. It ends with this JVM, however that ends. */
    LoadFigures run(LoadCommand command) throws InterruptedException {
        return run(command, new CompletableFuture<>());
    }

    /** Has one command done that waits for what an operator does: it need not wait for one that has ended. */
    LoadFigures run(LoadCommand command, Operator operator) throws InterruptedException {
        return run(command, operator.end());
    }

    private LoadFigures run(LoadCommand command, CompletableFuture<?> inVain) throws InterruptedException {
        var line = new ArrayList<>(List.of(program.toString(), command.name()));
        line.addAll(connection);
        line.addAll(command.arguments());
        try {
            var process = new ProcessBuilder(Lifeline.tied(line))
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            var stop = inVain.thenRun(process.toHandle()::destroy);
            var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            int code = process.waitFor();
            stop.cancel(false);
            process.getOutputStream().close();
            if (inVain.isDone()) {
                throw new BenchFailure("The operator has ended by itself at " + command.name()
                        + ": the reason is in target/bench-operator.log; with exit code 3 its heap was full");
            }
            if (code != 0) {
                throw new BenchFailure("The load generator failed at " + command.name());
            }
            return new LoadFigures(JSON.readValue(output, FIGURES));
        } catch (IOException e) {
            throw new UncheckedIOException("The load generator cannot be run", e);
        }
    }
}
