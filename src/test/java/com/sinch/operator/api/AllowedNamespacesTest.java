package com.sinch.operator.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AllowedNamespacesTest {

    @ParameterizedTest
    @CsvSource({"Same, clients, clients, true", "Same, clients, other, false", "All, clients, other, true"})
    void theyPermitTheObjectsOwnNamespaceOrAll(
            AllowedNamespaces.From from, String parent, String child, boolean permitted) {
        assertThat(new AllowedNamespaces(from).permit(parent, child)).isEqualTo(permitted);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"from\": null}", "{\"from\": \"Galaxy\"}", "{\"newer\": 1}"})
    void whatIsAbsentOrOfANewerVersionReadsAsTheSafeSide(String json) throws JsonProcessingException {
        assertThat(new ObjectMapper().readValue(json, AllowedNamespaces.class)).isEqualTo(AllowedNamespaces.SAME);
    }

    @Test
    void allReadsAsAll() throws JsonProcessingException {
        assertThat(new ObjectMapper().readValue("{\"from\": \"All\"}", AllowedNamespaces.class))
                .isEqualTo(new AllowedNamespaces(AllowedNamespaces.From.All));
    }
}
