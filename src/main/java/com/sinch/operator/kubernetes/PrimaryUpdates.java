package com.sinch.operator.kubernetes;

import com.sinch.operator.api.ReportedStatus;
import io.fabric8.kubernetes.client.CustomResource;
import java.util.Objects;

/** Which updates of an object call for its reconciliation. */
public final class PrimaryUpdates {

    private PrimaryUpdates() {}

    /**
     * Whether an update changes what the operator acts on: the spec, the deletion, finalizers, the annotations that it
     * reads, or a status edited by somebody else. The operator's own status writes are filtered out before, by the framework.
     */
    public static <P extends CustomResource<?, ? extends ReportedStatus>> boolean matter(P after, P before) {
        var then = before.getMetadata();
        var now = after.getMetadata();
        return !Objects.equals(now.getGeneration(), then.getGeneration())
                || !Objects.equals(now.getUid(), then.getUid())
                || !Objects.equals(now.getDeletionTimestamp(), then.getDeletionTimestamp())
                || !Objects.equals(now.getFinalizers(), then.getFinalizers())
                || Facts.paused(after) != Facts.paused(before)
                || !Facts.keyAnnotations(after).equals(Facts.keyAnnotations(before))
                || !Objects.equals(after.getStatus(), before.getStatus());
    }
}
