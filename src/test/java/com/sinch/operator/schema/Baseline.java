package com.sinch.operator.schema;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * What the last release promises: a copy of its CRDs, and objects as its operator left them. It is a copy, and no look into
 * the history, so that it is there wherever the sources are. Until a release is tagged it is that of the one that comes first,
 * and may be written anew.
 */
public final class Baseline {

    /** Where it is; {@code crds} and {@code objects} are beneath. */
    public static final Path FOLDER = Path.of("src/test/resources/schema/released");

    private static final Path VERSION = FOLDER.resolve("version");
    private static final Path ACCEPTED = FOLDER.resolve("accepted.yaml");

    private Baseline() {}

    /** Whether it is to be written anew, by {@code -Dreleased.update=true}. */
    public static boolean isToBeWritten() {
        return Boolean.getBoolean("released.update");
    }

    /** The version whose promise it is. */
    static String version() {
        return Schemas.content(VERSION).strip();
    }

    static List<JsonNode> crds() {
        return read(FOLDER.resolve("crds"));
    }

    static List<JsonNode> read(Path folder) {
        var yaml = new KubernetesSerialization();
        return Schemas.files(folder).stream()
                .map(file -> yaml.unmarshal(Schemas.content(file), JsonNode.class))
                .toList();
    }

    /** The breaks that were decided upon since, by their names, each with the reason why it breaks nobody. */
    @SuppressWarnings("unchecked")
    static Map<String, String> accepted() {
        return new KubernetesSerialization().unmarshal(Schemas.content(ACCEPTED), Map.class);
    }

    /** Makes the CRDs as they are now those of a version; nothing is left to be accepted then. */
    static void write(String version, Path crds) {
        try {
            Files.createDirectories(FOLDER.resolve("crds"));
            for (var old : Schemas.files(FOLDER.resolve("crds"))) {
                Files.delete(old);
            }
            for (var file : Schemas.files(crds)) {
                Files.copy(file, FOLDER.resolve("crds").resolve(file.getFileName()));
            }
            Files.writeString(VERSION, version + "\n");
            Files.writeString(ACCEPTED, "{}\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
