package com.sinch.operator.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SharedStringsTest {

    private static final TypeReference<Map<String, String>> TEXTS = new TypeReference<>() {};

    private final SharedStrings strings = new SharedStrings();
    private final ObjectMapper mapper = new ObjectMapper()
            .registerModule(new SimpleModule()
                    .addDeserializer(String.class, strings)
                    .addKeyDeserializer(String.class, strings.ofKeys()));

    @Test
    void whatWasReadAMomentAgoIsTheSameObject() throws Exception {
        var first = mapper.readValue("{\"name\": \"client-one\"}", TEXTS);
        var second = mapper.readValue("{\"name\": \"client-one\"}", TEXTS);

        assertThat(second.get("name")).isSameAs(first.get("name"));
        assertThat(second.keySet().iterator().next())
                .isSameAs(first.keySet().iterator().next());
    }

    @Test
    void everythingIsReadAsItIs() throws Exception {
        for (var i = 0; i < 20_000; i++) {
            assertThat(mapper.readValue("{\"a\": \"text-" + i + "\"}", TEXTS)).isEqualTo(Map.of("a", "text-" + i));
        }
        var longer = "x".repeat(100_000);
        assertThat(mapper.readValue("{\"a\": \"" + longer + "\", \"b\": \"\"}", TEXTS))
                .isEqualTo(Map.of("a", longer, "b", ""));
        assertThat(mapper.readValue("{\"a\": null}", TEXTS)).containsEntry("a", null);
    }

    @Test
    void differentTextsOfOneHashAreToldApart() throws Exception {
        assertThat(mapper.readValue("{\"Aa\": \"Aa\", \"BB\": \"BB\"}", TEXTS))
                .isEqualTo(Map.of("Aa", "Aa", "BB", "BB"));
    }
}
