package com.sinch.operator.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The CRDs keep what the last release promised; see docs/api-versioning.md. */
class ReleasedCrdsTest {

    private static final Path CRDS = Path.of("crds");
    private static final Pattern PROJECT_VERSION = Pattern.compile(
            "<artifactId>sinch-operator</artifactId>\\s*<version>(?<version>[^<]*?)(-SNAPSHOT)?</version>");

    @BeforeAll
    static void write() throws Exception {
        if (Baseline.isToBeWritten()) {
            assertThat(Tags.lastRelease())
                    .as("what was promised with a release stays so: first raise the version in pom.xml")
                    .isNotEqualTo(Optional.of(projectVersion()));
            Baseline.write(projectVersion(), CRDS);
        }
    }

    @Test
    void whatTheLastReleaseAcceptsIsStillAccepted() {
        var accepted = Baseline.accepted();

        assertThat(CrdBreaks.between(Baseline.crds(), Baseline.read(CRDS)))
                .as(
                        "what %s promised and crds/ does not keep; one that breaks nobody can be put into %s/accepted.yaml, by"
                                + " its name and with the reason",
                        Baseline.version(), Baseline.FOLDER)
                .filteredOn(it -> !accepted.containsKey(it.name()))
                .isEmpty();
    }

    @Test
    void whatIsAcceptedAsABreakIsOneAndSaysWhy() {
        var breaks = CrdBreaks.between(Baseline.crds(), Baseline.read(CRDS)).stream()
                .map(Break::name)
                .collect(Collectors.toCollection(HashSet::new));

        assertThat(Baseline.accepted()).allSatisfy((name, why) -> {
            assertThat(breaks).contains(name);
            assertThat(why).isNotBlank();
        });
    }

    @Test
    void theBaselineIsTheLastReleaseOrTheOneThatComesFirst() throws Exception {
        assertThat(Baseline.version())
                .as("tagged without a baseline: ./mvnw test -Dtest=ReleasedCrdsTest -Dreleased.update=true comes first")
                .isEqualTo(Tags.lastRelease().orElse(Baseline.version()));
        assertThat(CrdBreaks.between(Baseline.crds(), Baseline.crds())).isEmpty();
        assertThat(Baseline.crds()).hasSizeGreaterThanOrEqualTo(6);
    }

    @Test
    void theBaselineIsWhatWasTagged() throws Exception {
        var released = Tags.lastRelease();
        Assumptions.assumeTrue(released.isPresent(), "SKIPPED: no release is tagged in the history that is here");
        for (var file : Schemas.files(Baseline.FOLDER.resolve("crds"))) {
            var name = Objects.requireNonNull(file.getFileName());
            assertThat(Tags.content(released.orElseThrow(), "crds/" + name)).hasValue(Schemas.content(file));
        }
    }

    private static String projectVersion() throws Exception {
        var found = PROJECT_VERSION.matcher(Files.readString(Path.of("pom.xml")));
        assertThat(found.find()).isTrue();
        return Objects.requireNonNull(found.group("version"));
    }
}
