package com.sinch.operator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Links from page to page lead somewhere. */
class LinksTest {

    private static final Pattern LINK = Pattern.compile("]\\((?!https?:)(?<file>[^)#\\s]*)(#(?<heading>[^)\\s]+))?\\)");
    private static final Pattern HEADING = Pattern.compile("(?m)^#+ (.+)$");
    private static final Pattern CODE = Pattern.compile("(?ms)^ *```.*?^ *```");

    static Stream<Path> pages() throws IOException {
        try (var docs = Files.walk(Path.of("docs"));
                var examples = Files.walk(Path.of("examples"));
                var root = Files.list(Path.of(""))) {
            return Stream.of(docs, examples, root)
                    .flatMap(files -> files.filter(file -> file.toString().endsWith(".md")))
                    .toList()
                    .stream();
        }
    }

    @ParameterizedTest
    @MethodSource("pages")
    void everyLinkLeadsToAFileAndToAHeading(Path page) {
        assertThat(LINK.matcher(prose(page))
                        .results()
                        .map(it -> it.group(1) + Objects.requireNonNullElse(it.group(2), "")))
                .allSatisfy(link -> assertThat(leads(page, link)).as(link).isTrue());
    }

    private static boolean leads(Path page, String link) {
        var parts = List.of(link.split("#", 2));
        var folder = Objects.requireNonNullElse(page.getParent(), Path.of(""));
        var target =
                parts.get(0).isEmpty() ? page : folder.resolve(parts.get(0)).normalize();
        return Files.exists(target) && (parts.size() < 2 || anchors(target).contains(parts.get(1)));
    }

    /** The headings of a page, or of the page that a folder is shown with. */
    private static List<String> anchors(Path target) {
        var page = Files.isDirectory(target) ? target.resolve("README.md") : target;
        return HEADING.matcher(prose(page))
                .results()
                .map(it -> anchor(it.group(1)))
                .collect(Collectors.toList());
    }

    /** As the pages' hosts make them. */
    private static String anchor(String heading) {
        return heading.strip()
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N} _-]", "")
                .replace(' ', '-');
    }

    private static String prose(Path page) {
        try {
            return CODE.matcher(Files.readString(page)).replaceAll("");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
