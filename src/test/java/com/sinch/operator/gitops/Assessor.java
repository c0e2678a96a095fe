package com.sinch.operator.gitops;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Those who judge objects by their statuses: kstatus, as it is in Flux and Helm, and Lua, as it is in Argo CD.
 *
 * @param program the program that has both in it
 */
record Assessor(Path program) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** What one of them says. */
    record Judgement(String status, String message) {}

    /**
     * What both say of an object.
     *
     * @param kstatus what Flux and Helm go by
     * @param health what Argo CD shows
     */
    record Assessment(Judgement kstatus, Judgement health) {}

    /**
     * Has objects judged.
     *
     * @param script what Argo CD runs
     * @return one assessment for each object, in their order
     */
    List<Assessment> assess(String script, List<? extends JsonNode> objects, Path folder)
            throws IOException, InterruptedException {
        var file = Files.writeString(folder.resolve("health.lua"), script);
        var input = Files.writeString(
                folder.resolve("objects.json"),
                objects.stream().map(JsonNode::toString).collect(Collectors.joining("\n", "", "\n")));
        var errors = folder.resolve("errors.txt");
        var process = new ProcessBuilder(program.toString(), file.toString())
                .redirectInput(input.toFile())
                .redirectError(errors.toFile())
                .start();
        List<Assessment> assessments;
        try (MappingIterator<Assessment> lines =
                JSON.readerFor(Assessment.class).readValues(process.inputReader())) {
            assessments = lines.readAll();
        }
        if (process.waitFor() != 0) {
            throw new IllegalStateException(Files.readString(errors));
        }
        return assessments;
    }
}
