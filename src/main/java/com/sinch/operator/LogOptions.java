package com.sinch.operator;

import picocli.CommandLine;
import picocli.CommandLine.Option;

/** How the log looks. It is read before all other flags: the first line that is logged has to look so already. */
final class LogOptions {

    /** The appenders of {@code logback.xml} have these names. */
    enum Format {
        text,
        json
    }

    /** As logback knows them. */
    enum Level {
        ERROR,
        WARN,
        INFO,
        DEBUG,
        TRACE
    }

    static final String FORMAT = "SINCH_OPERATOR_LOG_FORMAT";
    static final String LEVEL = "SINCH_OPERATOR_LOG_LEVEL";

    private static final String FORMAT_FLAG = "--log-format";
    private static final String LEVEL_FLAG = "--log-level";

    @Option(
            names = FORMAT_FLAG,
            paramLabel = "FORMAT",
            defaultValue = "${env:" + FORMAT + ":-text}",
            description = "How the log is written: text, lines for people, or json, one object a line; by default text."
                    + " Environment: " + FORMAT + ".")
    private Format format = Format.text;

    @Option(
            names = LEVEL_FLAG,
            paramLabel = "LEVEL",
            defaultValue = "${env:" + LEVEL + ":-INFO}",
            description =
                    "What is logged: ERROR, WARN, INFO, DEBUG or TRACE; by default INFO. Environment: " + LEVEL + ".")
    private Level level = Level.INFO;

    Format format() {
        return format;
    }

    Level level() {
        return level;
    }

    /** The flags among others that are not looked at; what is wrong with them is told by whoever reads all flags. */
    private static final class Early {

        @Option(names = FORMAT_FLAG, arity = "0..1", defaultValue = "${env:" + FORMAT + ":-text}")
        private String format = "";

        @Option(names = LEVEL_FLAG, arity = "0..1", defaultValue = "${env:" + LEVEL + ":-INFO}")
        private String level = "";
    }

    /**
     * Has the log look as the flags say; before anything logs.
     *
     * @return whether it is JSON
     */
    static boolean apply(String... arguments) {
        var early = new Early();
        new CommandLine(early)
                .setUnmatchedArgumentsAllowed(true)
                .setStopAtUnmatched(false)
                .parseArgs(arguments);
        System.setProperty(FORMAT, early.format);
        System.setProperty(LEVEL, early.level);
        return early.format.equals(Format.json.name());
    }
}
