package com.sinch.operator.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;

class RefusedCredentialsTest {

    @Test
    void aConnectionThatTheServerClosesForItIsOneWhereverItStandsAmongTheCauses() {
        assertThat(RefusedCredentials.isOne(new IOException("/127.0.0.1:60752: GOAWAY received")))
                .isTrue();
        assertThat(RefusedCredentials.isOne(new CompletionException(new IOException("GOAWAY received"))))
                .isTrue();
    }

    @Test
    void aConnectionThatIsLostIsNone() {
        assertThat(RefusedCredentials.isOne(new IOException("Connection refused")))
                .isFalse();
        assertThat(RefusedCredentials.isOne(new IOException())).isFalse();
    }
}
