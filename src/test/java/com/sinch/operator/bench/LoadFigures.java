package com.sinch.operator.bench;

import java.util.Map;

/**
 * What the load generator measured.
 *
 * @param values by name, in seconds; those of single Subprojects in milliseconds
 */
record LoadFigures(Map<String, Double> values) {

    /** How long it took until all was done. */
    double done() {
        return value("done");
    }

    double value(String name) {
        var value = values.get(name);
        if (value == null) {
            throw new BenchFailure("The load generator measured " + values.keySet() + " and no " + name);
        }
        return value;
    }
}
