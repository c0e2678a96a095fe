package com.sinch.operator.api;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * When a key is replaced by a new one, and how long the old one stays valid then.
 *
 * @param interval how old a key gets, like {@code 720h}; null = keys do not grow old
 * @param overlap how long a replaced key stays valid, like {@code 24h}
 */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
@ValidationRule(
        value = "!has(self.interval) || !self.interval.matches(" + KeyRotation.DURATION + ")"
                + " || !self.overlap.matches(" + KeyRotation.DURATION + ")"
                + " || duration(self.overlap) < duration(self.interval)",
        message = "overlap (24h by default) must be shorter than interval")
public record KeyRotation(
        @Size(min = 2, max = 20)
                @ValidationRule(
                        value = "self.matches(" + KeyRotation.DURATION + ")",
                        message = KeyRotation.DURATION_MESSAGE)
                @ValidationRule(
                        value = "!self.matches(" + KeyRotation.DURATION
                                + ") || duration(self) >= duration('1h') && duration(self) <= duration('87600h')",
                        message = "interval must be between 1h and 87600h, ten years")
                @JsonPropertyDescription(
                        "How old a key gets before it is replaced, in hours, minutes and seconds; by default it is never"
                                + " replaced by age. Up to a tenth of it is taken off, so that not all keys fall due at once."
                                + " Example: 720h")
                @Nullable
                String interval,
        @Default("24h")
                @Size(min = 2, max = 20)
                @ValidationRule(
                        value = "self.matches(" + KeyRotation.DURATION + ")",
                        message = KeyRotation.DURATION_MESSAGE)
                @ValidationRule(
                        value = "!self.matches(" + KeyRotation.DURATION
                                + ") || duration(self) >= duration('0s') && duration(self) <= duration('8760h')",
                        message = "overlap must be between 0s and 8760h, a year")
                @JsonPropertyDescription(
                        "How long a key stays valid after it was replaced, for those who still hold it. Example: 24h")
                String overlap) {

    /** CEL: a duration as Kubernetes users write it. The bounds are tried only of what is one, for the message's sake. */
    static final String DURATION = "'^([0-9]+h([0-9]+m)?([0-9]+s)?|[0-9]+m([0-9]+s)?|[0-9]+s)$'";

    static final String DURATION_MESSAGE =
            "a duration is written in hours, minutes and seconds, like 720h or 1h30m; 30 days are 720h";

    private static final String USUAL_OVERLAP = "24h";

    /** Keys do not grow old; one that is replaced for another reason stays valid for a day. */
    public static final KeyRotation DEFAULT = new KeyRotation(null, USUAL_OVERLAP);

    /** Reads an absent overlap as the usual one. */
    public KeyRotation {
        overlap = overlap == null ? USUAL_OVERLAP : overlap;
    }

    /** How old a key gets; empty = keys do not grow old, or the stored text is no duration. */
    @JsonIgnore
    public Optional<Duration> maximumAge() {
        return Optional.ofNullable(interval).flatMap(KeyRotation::parse);
    }

    /** How long a replaced key stays valid; a day where the stored text is no duration. */
    @JsonIgnore
    public Duration validityOfReplaced() {
        return parse(overlap).orElse(Duration.ofHours(24));
    }

    private static Optional<Duration> parse(String text) {
        try {
            return Optional.of(Duration.parse("PT" + text.toUpperCase(Locale.ROOT)));
        } catch (DateTimeException noDuration) {
            return Optional.empty();
        }
    }
}
