package com.sinch.operator.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes what a run says. */
final class Written {

    private Written() {}

    /** Writes the page and its pictures into a folder, and returns where the page is. */
    static Path into(Path folder, Report report) {
        try {
            var pictures = Files.createDirectories(folder.resolve(Page.PICTURES));
            for (var group : report.byGroup().entrySet()) {
                if (Plot.hasAny(group.getValue())) {
                    new Plot(group.getKey(), group.getValue()).save(pictures);
                }
            }
            return Files.writeString(folder.resolve(Page.FILE), new Page(report).render());
        } catch (IOException e) {
            throw new UncheckedIOException("What was measured cannot be written", e);
        }
    }
}
