package com.sinch.operator.cli;

import picocli.CommandLine.ExitCode;

/** What a command was asked for cannot be done; the message says in one line, or in a few, why. */
public final class Refusal extends Exception {

    private static final long serialVersionUID = 1L;

    private final int exitCode;

    private Refusal(int exitCode, String message) {
        super(message);
        this.exitCode = exitCode;
    }

    /** The command line is wrong. */
    public static Refusal usage(String message) {
        return new Refusal(ExitCode.USAGE, message);
    }

    /** What it names is not there, or is not as it has to be. */
    public static Refusal state(String message) {
        return new Refusal(ExitCode.SOFTWARE, message);
    }

    /** What the command ends with. */
    public int exitCode() {
        return exitCode;
    }

    /** The message. */
    public String inWords() {
        return String.valueOf(getMessage());
    }
}
