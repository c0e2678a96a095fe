package com.sinch.operator.kubernetes;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.sinch.operator.api.ApiGroup;
import com.sinch.operator.api.ParentReference;
import com.sinch.operator.api.RecordReference;
import com.sinch.operator.api.UsageReportStatus;
import io.fabric8.kubernetes.api.model.Namespaced;
import io.fabric8.kubernetes.client.CustomResource;
import io.fabric8.kubernetes.model.annotation.Group;
import io.fabric8.kubernetes.model.annotation.Kind;
import io.fabric8.kubernetes.model.annotation.Plural;
import io.fabric8.kubernetes.model.annotation.Version;
import org.jspecify.annotations.Nullable;

/**
 * A UsageReport without its lines. Those are summed up where they come in ({@link RecordWatch}), so nobody else has to keep a
 * thousand of them a report. Only its status is ever written, and of such a write the API server takes nothing but the status.
 */
@Group(ApiGroup.GROUP)
@Version(ApiGroup.VERSION)
@Kind("UsageReport")
@Plural("usagereports")
public final class ReportHeader extends CustomResource<ReportHeader.Spec, UsageReportStatus> implements Namespaced {

    private static final long serialVersionUID = 1L;

    /**
     * What a report says of itself.
     *
     * @param billingAccountRef the billing account that is charged, in the same namespace
     * @param projectRef the project that used it
     * @param currency ISO 4217
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Spec(RecordReference billingAccountRef, ParentReference projectRef, String currency) {}

    @Override
    protected @Nullable Spec initSpec() {
        return null;
    }

    @Override
    protected @Nullable UsageReportStatus initStatus() {
        return null;
    }
}
