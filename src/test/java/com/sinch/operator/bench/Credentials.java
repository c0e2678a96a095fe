package com.sinch.operator.bench;

import com.sinch.operator.tools.Directories;
import io.fabric8.kubernetes.client.Config;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How an API server is reached, in files that nobody but the user may read: on a command line all could.
 *
 * @param folder where they are
 * @param arguments those that tell the load generator of them
 */
record Credentials(Path folder, List<String> arguments) implements AutoCloseable {

    /** @throws BenchFailure if the kubeconfig has nothing that the load generator could use */
    static Credentials of(Config config) {
        try {
            var folder = Files.createTempDirectory("sinch-bench-");
            var arguments =
                    new ArrayList<>(List.of("--server", config.getMasterUrl().replaceFirst("/+$", "")));
            arguments.addAll(List.of("--ca", authority(config, folder)));
            arguments.addAll(identity(config, folder));
            return new Credentials(folder, List.copyOf(arguments));
        } catch (IOException e) {
            throw new UncheckedIOException("Credentials cannot be kept", e);
        }
    }

    private static String authority(Config config, Path folder) throws IOException {
        if (config.getCaCertData() == null && config.getCaCertFile() == null) {
            throw new BenchFailure("The kubeconfig names no certificate authority");
        }
        return file(config.getCaCertFile(), config.getCaCertData(), folder.resolve("ca.crt"));
    }

    private static List<String> identity(Config config, Path folder) throws IOException {
        if (config.getClientCertData() != null || config.getClientCertFile() != null) {
            return List.of(
                    "--certificate",
                    file(config.getClientCertFile(), config.getClientCertData(), folder.resolve("client.crt")),
                    "--key",
                    file(config.getClientKeyFile(), config.getClientKeyData(), folder.resolve("client.key")));
        }
        var token = config.getOauthToken() == null ? config.getAutoOAuthToken() : config.getOauthToken();
        if (token == null) {
            throw new BenchFailure("The kubeconfig has neither a client certificate nor a token");
        }
        return List.of("--token", write(folder.resolve("token"), token.getBytes(StandardCharsets.UTF_8)));
    }

    private static String file(@Nullable String there, @Nullable String data, Path otherwise) throws IOException {
        return data == null
                ? String.valueOf(there)
                : write(otherwise, Base64.getMimeDecoder().decode(data));
    }

    private static String write(Path file, byte[] content) throws IOException {
        return Files.write(file, content).toString();
    }

    @Override
    public void close() {
        try {
            Directories.remove(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
