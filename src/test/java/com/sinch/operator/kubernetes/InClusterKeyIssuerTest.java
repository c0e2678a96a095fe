package com.sinch.operator.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import com.sinch.operator.domain.hierarchy.ObjectName;
import com.sinch.operator.domain.key.KeyOwner;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class InClusterKeyIssuerTest {

    private static final UUID ID = UUID.fromString("7f1d6a0e-3c58-4b9c-8a55-0d3f1b2c4e5f");

    private static final KeyOwner OWNER =
            new KeyOwner(new ObjectName("Subproject", "clients", "one"), "uid-1", "client-one");

    private final InClusterKeyIssuer issuer = new InClusterKeyIssuer(() -> ID, new Sevens());

    @Test
    void aKeyIsAnIdAnd32RandomBytesThatFitIntoAUrl() {
        var key = issuer.mint(OWNER, Instant.parse("2026-11-22T12:00:00Z"));
        var expected = new byte[32];
        Arrays.fill(expected, (byte) 0xf7);

        assertThat(key.keyId()).isEqualTo("7f1d6a0e-3c58-4b9c-8a55-0d3f1b2c4e5f");
        assertThat(key.keySecret()).matches("[-_A-Za-z0-9]{43}");
        assertThat(Base64.getUrlDecoder().decode(key.keySecret())).isEqualTo(expected);
    }

    @Test
    void aKeyIsDatedToTheMillisecond() {
        assertThat(issuer.mint(OWNER, Instant.parse("2026-11-22T12:00:00.123456789Z"))
                        .createdAt())
                .isEqualTo(Instant.parse("2026-11-22T12:00:00.123Z"));
    }

    /** Chance that is always the same. */
    private static final class Sevens extends SecureRandom {

        private static final long serialVersionUID = 1L;

        @Override
        public void nextBytes(byte[] bytes) {
            Arrays.fill(bytes, (byte) 0xf7);
        }
    }
}
