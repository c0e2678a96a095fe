package com.sinch.operator.runtime;

/** Why the operator cannot start, in one line for its operator that says what to do. */
public final class StartupProblem extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** @param message the line */
    public StartupProblem(String message) {
        super(message);
    }

    /**
     * @param message the line
     * @param cause what went wrong
     */
    public StartupProblem(String message, Throwable cause) {
        super(message, cause);
    }
}
