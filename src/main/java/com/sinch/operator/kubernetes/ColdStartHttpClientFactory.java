package com.sinch.operator.kubernetes;

import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.jdkhttp.JdkHttpClientFactory;
import io.fabric8.kubernetes.client.utils.TokenRefreshInterceptor;
import java.net.http.HttpClient;
import java.security.GeneralSecurityException;
import java.util.Comparator;
import java.util.Objects;
import java.util.stream.Stream;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.TrustManager;

/**
 * Makes HTTP clients that offer the API server ChaCha20 first, and all else that the JDK offers after it. AES is slow until the
 * JVM's second compiler has come to it: by then a command has read its megabytes, and the operator runs without that compiler.
 *
 * <p>They speak HTTP/1.1. With HTTP/2 all requests share one connection: it is work for both ends to take it apart, all of
 * them stall where it does, and they all go to one of several API servers.
 *
 * <p>Who shows a certificate has no token to refresh, and is spared the looks for one: when a minute has passed, the client
 * library would read the kubeconfig anew for every request.
 */
public final class ColdStartHttpClientFactory extends JdkHttpClientFactory {

    private static final Comparator<String> CHACHA_FIRST = Comparator.comparing(suite -> !suite.contains("_CHACHA20_"));

    @Override
    public io.fabric8.kubernetes.client.http.HttpClient.Builder newBuilder(Config config) {
        var builder = super.newBuilder(config).preferHttp11();
        return mayHaveToken(config) ? builder : builder.addOrReplaceInterceptor(TokenRefreshInterceptor.NAME, null);
    }

    static boolean mayHaveToken(Config config) {
        var certificate = config.getClientCertData() != null || config.getClientCertFile() != null;
        return !certificate
                || Stream.of(
                                config.getOauthTokenProvider(),
                                config.getOauthToken(),
                                config.getAutoOAuthToken(),
                                config.getAuthProvider(),
                                config.getUsername())
                        .anyMatch(Objects::nonNull);
    }

    @Override
    protected void additionalConfig(HttpClient.Builder builder) {
        builder.sslParameters(offered());
    }

    private static SSLParameters offered() {
        try {
            var context = SSLContext.getInstance("TLS");
            // It is only asked what it offers. Left to itself it would read all certificates that the JDK trusts.
            context.init(new KeyManager[0], new TrustManager[0], null);
            var parameters = context.getDefaultSSLParameters();
            parameters.setCipherSuites(
                    Stream.of(parameters.getCipherSuites()).sorted(CHACHA_FIRST).toArray(String[]::new));
            return parameters;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the JDK has no TLS", e);
        }
    }
}
