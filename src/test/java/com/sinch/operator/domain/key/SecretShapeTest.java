package com.sinch.operator.domain.key;

import static org.assertj.core.api.Assertions.assertThat;

import com.sinch.operator.api.ApiKeySpec;
import com.sinch.operator.api.DataKeys;
import com.sinch.operator.api.Environment;
import com.sinch.operator.api.SecretTemplate;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SecretShapeTest {

    private static final DataKeys RENAMED = new DataKeys("PROJECT", "KEY", "SECRET");

    @Test
    void aPlainSecretHasOurLabelAndTheUsualDataKeys() {
        assertThat(SecretShape.of(ApiKeySpec.DEFAULT, Optional.empty()))
                .isEqualTo(
                        new SecretShape(Map.of("account.sinch.com/credential", "api-key"), Map.of(), DataKeys.DEFAULT));
    }

    @Test
    void theTemplateAddsLabelsAnnotationsAndNames() {
        var template = new SecretTemplate(Map.of("team", "sms"), Map.of("example.com/owner", "jo"), RENAMED);

        assertThat(SecretShape.of(new ApiKeySpec(true, null, null, template), Optional.of(Environment.Production)))
                .isEqualTo(new SecretShape(
                        Map.of(
                                "account.sinch.com/credential", "api-key",
                                "account.sinch.com/environment", "Production",
                                "team", "sms"),
                        Map.of("example.com/owner", "jo"),
                        RENAMED));
    }

    @Test
    void theTemplateCannotReplaceOurLabels() {
        var template = new SecretTemplate(
                Map.of("account.sinch.com/credential", "x", "account.sinch.com/environment", "x"),
                Map.of(),
                DataKeys.DEFAULT);

        assertThat(SecretShape.of(new ApiKeySpec(true, null, null, template), Optional.of(Environment.Staging))
                        .labels())
                .isEqualTo(Map.of(
                        "account.sinch.com/credential", "api-key",
                        "account.sinch.com/environment", "Staging"));
    }
}
