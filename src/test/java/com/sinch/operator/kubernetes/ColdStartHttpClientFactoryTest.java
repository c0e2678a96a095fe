package com.sinch.operator.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.AuthProviderConfig;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.OAuthTokenProvider;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ColdStartHttpClientFactoryTest {

    private static final OAuthTokenProvider PROVIDER = () -> "token";
    private static final AuthProviderConfig OIDC = new AuthProviderConfig(Map.of(), "oidc");

    @Test
    void whoShowsACertificateLooksForNoToken() {
        assertThat(looksForToken(certificate())).isFalse();
    }

    @Test
    void whoHasATokenAsWellKeepsItFresh() {
        assertThat(looksForToken(certificate().withOauthToken("token"))).isTrue();
        assertThat(looksForToken(certificate().withAutoOAuthToken("token"))).isTrue();
        assertThat(looksForToken(certificate().withOauthTokenProvider(PROVIDER)))
                .isTrue();
        assertThat(looksForToken(certificate().withAuthProvider(OIDC))).isTrue();
        assertThat(looksForToken(certificate().withUsername("name").withPassword("word")))
                .isTrue();
    }

    @Test
    void whoShowsNoCertificateLooksForAToken() {
        assertThat(looksForToken(empty())).isTrue();
    }

    private static ConfigBuilder certificate() {
        return empty().withClientCertData("certificate").withClientKeyData("key");
    }

    private static ConfigBuilder empty() {
        return new ConfigBuilder().withAutoConfigure(false).withMasterUrl("https://cluster.example");
    }

    private static boolean looksForToken(ConfigBuilder config) {
        return ColdStartHttpClientFactory.mayHaveToken(config.build());
    }
}
