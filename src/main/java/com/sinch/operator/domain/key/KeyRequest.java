package com.sinch.operator.domain.key;

import com.sinch.operator.api.ApiKeySpec;
import com.sinch.operator.api.ConditionStatus;
import com.sinch.operator.domain.condition.ConditionType;
import com.sinch.operator.domain.condition.Finding;
import com.sinch.operator.domain.condition.Reason;
import java.time.Duration;
import java.util.Optional;

/**
 * What is asked of an object's key.
 *
 * @param enabled whether there is to be one
 * @param secretName the Secret that is to hold it
 * @param objectId the ID of the project or subproject that the key is for
 * @param hindrance why no new key may be made now; empty = it may
 * @param overlap how long a replaced key stays valid
 */
public record KeyRequest(
        boolean enabled, String secretName, String objectId, Optional<Finding> hindrance, Duration overlap) {

    /** How long a replaced key stays valid where nothing else is said. */
    public static final Duration OVERLAP = Duration.ofHours(24);

    /**
     * What an object's spec asks for. Every new key needs the object to be accepted and billed.
     *
     * @param spec what is asked of the key
     * @param secretName the Secret that is to hold it
     * @param objectId the ID of the project or subproject
     * @param accepted the object's {@code Accepted}, as just decided
     * @param billing the object's {@code BillingReady}, as just decided
     */
    public static KeyRequest of(
            ApiKeySpec spec, String secretName, String objectId, Finding accepted, Finding billing) {
        return new KeyRequest(spec.wanted(), secretName, objectId, hindrance(accepted, billing), OVERLAP);
    }

    private static Optional<Finding> hindrance(Finding accepted, Finding billing) {
        if (!accepted.holds()) {
            return Optional.of(notYet(accepted, Reason.ParentNotAccepted, "the object is not accepted"));
        }
        return billing.holds()
                ? Optional.empty()
                : Optional.of(notYet(billing, Reason.BillingNotReady, "the object is not billed"));
    }

    private static Finding notYet(Finding cause, Reason reason, String because) {
        var message = "No key is made while " + because + ": see its " + cause.type() + ".";
        return cause.status() == ConditionStatus.Unknown
                ? Finding.unknown(ConditionType.APIKeyReady, Reason.ParentNotReconciled, message)
                : Finding.fails(ConditionType.APIKeyReady, reason, message);
    }
}
