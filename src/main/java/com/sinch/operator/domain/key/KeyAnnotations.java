package com.sinch.operator.domain.key;

import com.sinch.operator.api.Annotations;
import com.sinch.operator.domain.Sha256;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

/**
 * What an object's annotations ask of its key.
 *
 * @param rotate replace the key if this was not handled before; empty = nothing is asked
 * @param revoke the ID of a key to revoke; empty = nothing is asked
 * @param adopt the ID recorded in a Secret to be adopted; empty = nothing is asked
 */
public record KeyAnnotations(Optional<String> rotate, Optional<String> revoke, Optional<String> adopt) {

    /** Nothing is asked. */
    public static final KeyAnnotations NONE = new KeyAnnotations(Optional.empty(), Optional.empty(), Optional.empty());

    /** Longer values, up to the 256 KiB that Kubernetes takes, would go into the status and the Secret once more. */
    private static final int LONGEST = 128;

    /** Reads an object's annotations. */
    public static KeyAnnotations of(Map<String, String> annotations) {
        return new KeyAnnotations(
                Optional.ofNullable(annotations.get(Annotations.ROTATE_KEY)).map(KeyAnnotations::shortened),
                Optional.ofNullable(annotations.get(Annotations.REVOKE_KEY)).map(KeyAnnotations::shortened),
                Optional.ofNullable(annotations.get(Annotations.ADOPT_KEY)).map(KeyAnnotations::shortened));
    }

    private static String shortened(String value) {
        return value.length() <= LONGEST ? value : "sha256:" + Sha256.hex(value.getBytes(StandardCharsets.UTF_8));
    }
}
