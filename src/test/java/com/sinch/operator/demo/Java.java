package com.sinch.operator.demo;

import java.nio.file.Path;

/** The Java that this process runs on. */
final class Java {

    static final String EXECUTABLE =
            Path.of(System.getProperty("java.home"), "bin", "java").toString();

    private Java() {}
}
