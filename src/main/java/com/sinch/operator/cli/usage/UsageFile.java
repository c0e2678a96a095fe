package com.sinch.operator.cli.usage;

import com.sinch.operator.cli.PlainText;
import com.sinch.operator.cli.Refusal;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A file that can be read more than once. What comes through a pipe is kept in a temporary file meanwhile, which nobody but the
 * user may read, and which is deleted when this is closed.
 *
 * @param path what is read
 * @param spooled whether that is the temporary file
 */
record UsageFile(Path path, boolean spooled) implements AutoCloseable {

    private static final String STDIN = "-";

    /** The file's own name, without its folder; empty = it comes through a pipe, and has none. */
    static Optional<String> name(String file) throws Refusal {
        if (file.equals(STDIN) || isPipe(path(file))) {
            return Optional.empty();
        }
        return Optional.ofNullable(path(file).getFileName()).map(Path::toString);
    }

    private static boolean isPipe(Path path) {
        return Files.exists(path) && !Files.isRegularFile(path) && !Files.isDirectory(path);
    }

    /**
     * Opens a file.
     *
     * @param input what is read where the file is {@code -}
     */
    static UsageFile open(String file, InputStream input) throws Refusal, IOException {
        if (file.equals(STDIN)) {
            return spool(input);
        }
        var path = path(file);
        if (Files.isDirectory(path)) {
            throw Refusal.state(PlainText.quoted(file) + " is a folder.");
        }
        if (Files.isRegularFile(path)) {
            return new UsageFile(path, false);
        }
        try (var pipe = Files.newInputStream(path)) {
            return spool(pipe);
        } catch (NoSuchFileException | FileNotFoundException e) {
            throw Refusal.state("There is no file " + PlainText.quoted(file) + ".");
        } catch (AccessDeniedException e) {
            throw Refusal.state("The file " + PlainText.quoted(file) + " may not be read.");
        }
    }

    /** Reads it from the beginning. */
    InputStream read() throws IOException {
        return Files.newInputStream(path);
    }

    @Override
    public void close() throws IOException {
        if (spooled) {
            Files.deleteIfExists(path);
        }
    }

    private static UsageFile spool(InputStream input) throws IOException {
        var file = Files.createTempFile("sinch-usage", ".csv");
        // Ctrl-C closes nothing.
        file.toFile().deleteOnExit();
        // Not Files.copy, which replaces the file by one that others may read.
        try (var output = Files.newOutputStream(file)) {
            input.transferTo(output);
            return new UsageFile(file, true);
        } catch (IOException | RuntimeException e) {
            Files.deleteIfExists(file);
            throw e;
        }
    }

    private static Path path(String file) throws Refusal {
        try {
            return Path.of(file);
        } catch (InvalidPathException e) {
            throw Refusal.state(PlainText.quoted(file) + " is no name of a file.");
        }
    }
}
