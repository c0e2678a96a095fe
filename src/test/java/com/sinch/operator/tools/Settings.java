package com.sinch.operator.tools;

import java.util.Optional;

/** What the user may set. */
public final class Settings {

    private Settings() {}

    /** The system property, or else the environment variable; blank is the same as absent. */
    public static Optional<String> read(String property, String variable) {
        return Optional.ofNullable(System.getProperty(property))
                .filter(value -> !value.isBlank())
                .or(() -> variable(variable));
    }

    /** The environment variable; blank is the same as absent. */
    public static Optional<String> variable(String name) {
        return Optional.ofNullable(System.getenv(name)).filter(value -> !value.isBlank());
    }
}
