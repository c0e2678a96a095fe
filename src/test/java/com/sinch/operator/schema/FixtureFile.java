package com.sinch.operator.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The fixtures of one place of the schemas, and of every place like it.
 *
 * @param like the place
 * @param around a value of the place into which the places within it are put; null = they need nothing beside them
 * @param bounds the fixtures, each by a sentence
 */
record FixtureFile(String like, @Nullable JsonNode around, Map<String, Fixture> bounds) {

    private static final Path FOLDER = Path.of("src/test/resources/schema");
    private static final Pattern REPETITION = Pattern.compile("\\((\\d+) of ([^()]*)\\)");

    FixtureFile {
        Objects.requireNonNull(like, "like");
        Objects.requireNonNull(bounds, "bounds");
    }

    /** All there are, by the names of the files. */
    static SortedMap<String, FixtureFile> readAll() {
        var files = new TreeMap<String, FixtureFile>();
        Schemas.files(FOLDER).forEach(file -> files.put(file.getFileName().toString(), read(Schemas.content(file))));
        return files;
    }

    private static FixtureFile read(String yaml) {
        var content = new KubernetesSerialization().unmarshal(repeated(yaml), JsonNode.class);
        return new ObjectMapper().convertValue(content, FixtureFile.class);
    }

    private static String repeated(String yaml) {
        return REPETITION.matcher(yaml).replaceAll(found -> repeat(Integer.parseInt(found.group(1)), found.group(2)));
    }

    private static String repeat(int times, String text) {
        return IntStream.rangeClosed(1, times)
                .mapToObj(number -> text.replace("#", Integer.toString(number)))
                .collect(Collectors.joining());
    }
}
