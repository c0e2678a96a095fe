package com.sinch.operator.domain.statement;

import com.sinch.operator.api.UsageReportSpec;
import com.sinch.operator.domain.hierarchy.ObjectName;
import java.util.Optional;

/**
 * A UsageReport as it was read.
 *
 * @param name which one
 * @param spec what it says
 * @param unattributed why it counts for no project, as the operator reports it; empty = nothing of the kind is known
 */
public record UsageRecord(ObjectName name, UsageReportSpec spec, Optional<String> unattributed) {}
