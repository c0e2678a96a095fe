package com.sinch.operator.domain.billing;

import com.sinch.operator.domain.hierarchy.ObjectName;
import java.util.Optional;

/**
 * A report that was imported before.
 *
 * @param report which report
 * @param billingAccount the billing account that it charges
 * @param part which part it records
 * @param digest as {@link Part#digest} tells it of what it records
 * @param ofImport {@link ImportPlan#digest} of the import that recorded it; empty = it does not say
 */
public record RecordedPart(
        ObjectName report, ObjectName billingAccount, Part.Key part, String digest, Optional<String> ofImport) {}
