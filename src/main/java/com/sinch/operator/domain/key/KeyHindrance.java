package com.sinch.operator.domain.key;

import com.sinch.operator.api.ConditionStatus;
import com.sinch.operator.domain.condition.ConditionType;
import com.sinch.operator.domain.condition.Finding;
import com.sinch.operator.domain.condition.Reason;
import java.util.Optional;

/** Why no new key may be made for an object: it has to be accepted and billed. */
public final class KeyHindrance {

    private KeyHindrance() {}

    /**
     * Decides it from an object's own findings.
     *
     * @param accepted the object's {@code Accepted}, as just decided
     * @param billing the object's {@code BillingReady}, as just decided
     * @return {@code APIKeyReady} where there is no key yet; empty = a key may be made
     */
    public static Optional<Finding> of(Finding accepted, Finding billing) {
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
