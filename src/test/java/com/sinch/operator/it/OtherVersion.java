package com.sinch.operator.it;

import java.io.IOException;
import java.net.URI;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.Manifest;

/** The built jar as a build of another version is: that stands in its manifest, and comes from there wherever it is told. */
final class OtherVersion {

    private OtherVersion() {}

    /** A copy of the jar, in a folder. */
    static Path of(String version, Path folder) throws IOException {
        var jar = Files.copy(Program.built(), folder.resolve("sinch-operator-" + version + ".jar"));
        try (var content = FileSystems.newFileSystem(URI.create("jar:" + jar.toUri()), Map.of())) {
            var file = content.getPath("META-INF/MANIFEST.MF");
            Manifest manifest;
            try (var in = Files.newInputStream(file)) {
                manifest = new Manifest(in);
            }
            manifest.getMainAttributes().put(Attributes.Name.IMPLEMENTATION_VERSION, version);
            try (var out = Files.newOutputStream(file)) {
                manifest.write(out);
            }
        }
        return jar;
    }
}
