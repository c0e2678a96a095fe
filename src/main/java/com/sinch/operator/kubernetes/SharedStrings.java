package com.sinch.operator.kubernetes;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.KeyDeserializer;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.deser.std.StringDeserializer;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * Reads strings of JSON, each that was read a moment ago as the same object: of a hundred strings of a Subproject and its Secret
 * seventy are those of the next one as well.
 */
final class SharedStrings extends StdScalarDeserializer<String> {

    private static final long serialVersionUID = 1L;

    /** A power of two. */
    private static final int REMEMBERED = 1 << 12;

    /** Messages and keys; what is longer hardly comes again. */
    private static final int LONGEST = 200;

    private final transient AtomicReferenceArray<String> recent = new AtomicReferenceArray<>(REMEMBERED);

    SharedStrings() {
        super(String.class);
    }

    @Override
    public String deserialize(JsonParser parser, DeserializationContext context) throws IOException {
        return shared(StringDeserializer.instance.deserialize(parser, context));
    }

    /** Reads the keys of maps alike. */
    KeyDeserializer ofKeys() {
        return new KeyDeserializer() {
            @Override
            public Object deserializeKey(String key, DeserializationContext context) {
                return shared(key);
            }
        };
    }

    private String shared(String text) {
        if (text == null || text.length() > LONGEST) {
            return text;
        }
        var hash = text.hashCode();
        var slot = (hash ^ (hash >>> 16)) & (REMEMBERED - 1);
        var known = recent.getPlain(slot);
        if (text.equals(known)) {
            return known;
        }
        recent.setPlain(slot, text);
        return text;
    }
}
