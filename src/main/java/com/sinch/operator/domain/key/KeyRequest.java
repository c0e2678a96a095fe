package com.sinch.operator.domain.key;

import com.sinch.operator.api.ApiKeySpec;
import com.sinch.operator.api.ApiKeyStatus;
import com.sinch.operator.api.KeyRotation;
import com.sinch.operator.domain.condition.Finding;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is asked of an object's key.
 *
 * @param enabled whether there is to be one
 * @param secretName the Secret that is to hold it
 * @param objectId the ID of the project or subproject that the key is for
 * @param hindrance why no new key may be made now; empty = it may
 * @param overlap how long a replaced key stays valid
 * @param schedule when keys are due by age; empty = never
 * @param annotations what the object's annotations ask
 * @param lastRotateRequest the rotation that was handled last, as reported; empty = none
 */
public record KeyRequest(
        boolean enabled,
        String secretName,
        String objectId,
        Optional<Finding> hindrance,
        Duration overlap,
        Optional<RotationSchedule> schedule,
        KeyAnnotations annotations,
        Optional<String> lastRotateRequest) {

    /**
     * What an object asks for.
     *
     * @param spec what its spec asks of the key
     * @param secretName the Secret that is to hold it
     * @param objectId the ID of the project or subproject
     * @param hindrance why no new key may be made now; empty = it may
     * @param terms what bears on the key beside the spec
     * @param last where the active key was as last reported; null = nowhere
     */
    public static KeyRequest of(
            ApiKeySpec spec,
            String secretName,
            String objectId,
            Optional<Finding> hindrance,
            KeyTerms terms,
            @Nullable ApiKeyStatus last) {
        var rotation = spec.rotation() == null ? KeyRotation.DEFAULT : spec.rotation();
        return new KeyRequest(
                spec.wanted(),
                secretName,
                objectId,
                hindrance,
                rotation.validityOfReplaced(),
                terms.schedule(rotation),
                terms.annotations(),
                Optional.ofNullable(last).map(ApiKeyStatus::lastRotateRequest));
    }
}
