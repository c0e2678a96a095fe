package com.sinch.operator.cluster;

/** A local control plane cannot be had, or is broken; the message says why, and where that helps, what to do. */
public final class ControlPlaneException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    ControlPlaneException(String message) {
        super(message);
    }

    ControlPlaneException(String message, Throwable cause) {
        super(message, cause);
    }
}
