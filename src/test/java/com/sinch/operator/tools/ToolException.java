package com.sinch.operator.tools;

/** A program that is built on this machine cannot be had; the message says why, and where that helps, what to do. */
public final class ToolException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    ToolException(String message) {
        super(message);
    }

    ToolException(String message, Throwable cause) {
        super(message, cause);
    }
}
