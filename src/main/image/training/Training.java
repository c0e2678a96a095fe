import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.stream.StreamSupport;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;

/**
 * The training run of the image's AOT cache: the operator as in a pod, against a stub of an API server that knows as much as the
 * operator asks for. It begins with manifests, is over when all of them are Ready, and asks for probes and metrics at its end.
 *
 * <p>Run with the operator's jar on the class path: {@code java -cp sinch-operator.jar Training.java MANIFEST COMMAND…}
 */
public final class Training {

    private static final String PASSWORD = "training";
    private static final String NAMESPACE = "training";
    private static final String PORT = "8080";
    private static final int PATIENCE_SECONDS = 180;
    private static final String GROUP = "apis/account.sinch.com/v1alpha1";
    private static final List<String> KINDS = List.of(
            "sinchaccounts", "billingaccounts", "projects", "subprojects", "payments", "usagereports");

    private final ObjectMapper json = new ObjectMapper();
    private final ObjectMapper yaml = new ObjectMapper(new YAMLFactory())
            .configure(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES, false);
    private final Store store = new Store(json);
    private final Path folder;

    private Training(Path folder) {
        this.folder = folder;
    }

    public static void main(String[] arguments) throws Exception {
        var command = List.of(arguments).subList(1, arguments.length);
        new Training(Files.createTempDirectory("training")).run(Path.of(arguments[0]), command);
        // The threads of the connections wait for ever.
        System.exit(0);
    }

    private void run(Path manifests, List<String> command) throws Exception {
        load(manifests);
        var listening = serve();
        var builder = new ProcessBuilder(command).inheritIO();
        var environment = builder.environment();
        environment.put("KUBERNETES_SERVICE_HOST", "127.0.0.1");
        environment.put("KUBERNETES_SERVICE_PORT", Integer.toString(listening.getLocalPort()));
        environment.put("KUBERNETES_AUTH_SERVICEACCOUNT_TOKEN", Files.writeString(folder.resolve("token"), "training").toString());
        environment.put("KUBERNETES_CERTS_CA_FILE", folder.resolve("ca.crt").toString());
        environment.put("KUBERNETES_NAMESPACE", NAMESPACE);
        environment.put("SINCH_OPERATOR_PORT", PORT);
        var operator = builder.start();
        try {
            var deadline = Instant.now().plusSeconds(PATIENCE_SECONDS);
            if (!store.eventually(Training::settled, deadline)) {
                throw new IllegalStateException("not all became Ready: " + states(store));
            }
            for (var path : List.of("/healthz", "/readyz", "/metrics")) {
                ask(path);
            }
        } finally {
            operator.destroy();
        }
        // It writes the cache when it ends.
        if (!operator.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            throw new IllegalStateException("the operator has not ended");
        }
        System.err.println("training: " + store.version() + " changes; the operator ended with " + operator.exitValue());
    }

    private void load(Path manifests) throws IOException {
        try (var documents = yaml.readerFor(ObjectNode.class).<ObjectNode>readValues(manifests.toFile())) {
            while (documents.hasNext()) {
                var object = documents.next();
                var resource = object.get("kind").asText().toLowerCase(Locale.ROOT) + "s";
                var collection = new Store.Collection(GROUP, NAMESPACE, resource);
                store.create(new Store.Place(collection, object.at("/metadata/name").asText()), object);
            }
        }
    }

    private static boolean settled(Store store) {
        return states(store).stream().allMatch(state -> state.endsWith("=True"));
    }

    /** One line for each object, and one more for each that has something beneath it. */
    private static List<String> states(Store store) {
        return KINDS.stream()
                .flatMap(kind -> store.list(new Store.Collection(GROUP, "", kind)).stream())
                .flatMap(object -> List.of("Ready", "SubtreeReady").stream()
                        .filter(type -> type.equals("Ready") || object.at("/kind").asText().equals("SinchAccount"))
                        .map(type -> object.at("/metadata/name").asText() + " " + type + "=" + state(object, type)))
                .toList();
    }

    private static String state(JsonNode object, String type) {
        return StreamSupport.stream(object.at("/status/conditions").spliterator(), false)
                .filter(condition -> condition.get("type").asText().equals(type))
                .map(condition -> condition.get("status").asText())
                .findFirst()
                .orElse("unreported");
    }

    private static void ask(String path) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + PORT + path)).build();
        try (var client = HttpClient.newHttpClient()) {
            var status = client.send(request, BodyHandlers.ofString()).statusCode();
            if (status != 200) {
                throw new IllegalStateException(path + " answered " + status);
            }
        }
    }

    /** Over TLS, as the API server does it, with a certificate of its own. */
    private SSLServerSocket serve() throws IOException, GeneralSecurityException, InterruptedException {
        var keys = folder.resolve("keys.p12").toString();
        keytool("-genkeypair", "-alias", "stub", "-keyalg", "RSA", "-keysize", "2048", "-dname", "CN=stub",
                "-ext", "SAN=IP:127.0.0.1", "-keystore", keys, "-storepass", PASSWORD);
        keytool("-exportcert", "-rfc", "-alias", "stub", "-keystore", keys, "-storepass", PASSWORD,
                "-file", folder.resolve("ca.crt").toString());
        var managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keyStore(keys), PASSWORD.toCharArray());
        var context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        var socket = (SSLServerSocket)
                context.getServerSocketFactory().createServerSocket(0, 0, InetAddress.getLoopbackAddress());
        Thread.ofPlatform().daemon().start(() -> accept(socket));
        return socket;
    }

    private static KeyStore keyStore(String file) throws IOException, GeneralSecurityException {
        var keys = KeyStore.getInstance("PKCS12");
        try (InputStream input = Files.newInputStream(Path.of(file))) {
            keys.load(input, PASSWORD.toCharArray());
        }
        return keys;
    }

    private static void keytool(String... arguments) throws IOException, InterruptedException {
        var command = new java.util.ArrayList<>(List.of(System.getProperty("java.home") + "/bin/keytool"));
        command.addAll(List.of(arguments));
        int code = new ProcessBuilder(command).inheritIO().start().waitFor();
        if (code != 0) {
            throw new IllegalStateException("keytool ended with " + code);
        }
    }

    private void accept(SSLServerSocket socket) {
        while (true) {
            try {
                Thread.ofPlatform().daemon().start(new Connection(socket.accept(), store, json));
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        }
    }
}
