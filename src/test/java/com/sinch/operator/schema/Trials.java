package com.sinch.operator.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Puts each fixture wherever the constraint is that it tries. */
public final class Trials {

    private final Schemas schemas;
    private final Map<String, FixtureFile> files;
    private final Map<String, JsonNode> around = new HashMap<>();

    Trials(Schemas schemas, Map<String, FixtureFile> files) {
        this.schemas = schemas;
        this.files = files;
        files.values().forEach(file -> {
            if (file.around() != null) {
                schemas.placesLike(file.like()).forEach(place -> around.put(place, file.around()));
            }
        });
    }

    /** Those of every constraint of {@code crds/} that has a fixture. */
    public static List<Trial> all() {
        return new Trials(Schemas.read(), FixtureFile.readAll()).list();
    }

    List<Trial> list() {
        var constraints = schemas.constraints();
        var trials = new ArrayList<Trial>();
        files.forEach((name, file) -> {
            var places = schemas.placesLike(file.like());
            file.bounds()
                    .forEach((sentence, fixture) -> constraints.forEach(constraint -> fixture.placeOf(constraint)
                            .filter(places::contains)
                            .map(place -> trial(constraint, name + ": " + sentence, fixture, place))
                            .ifPresent(trials::add)));
        });
        return List.copyOf(trials);
    }

    private Trial trial(Constraint constraint, String sentence, Fixture fixture, String place) {
        return new Trial(
                constraint,
                sentence,
                schemas.kindAt(place),
                fixture.before() == null ? null : manifest(place, fixture.before()),
                manifest(place, fixture.accepted()),
                manifest(place, fixture.rejected()),
                fixture.message());
    }

    /** The value at a place, in what must stand around it. */
    private JsonNode manifest(String place, JsonNode value) {
        var steps = Values.steps(place);
        JsonNode manifest = JsonNodeFactory.instance.objectNode();
        for (int depth = 1; depth < steps.size(); depth++) {
            var outer = around.get(String.join(".", steps.subList(0, depth)));
            if (outer != null) {
                manifest = Values.with(manifest, steps.subList(1, depth), outer);
            }
        }
        return Values.with(manifest, steps.subList(1, steps.size()), value);
    }
}
