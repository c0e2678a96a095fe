package com.sinch.operator.domain.statement;

import com.sinch.operator.api.PaymentKind;
import com.sinch.operator.domain.hierarchy.ObjectName;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * A payment on a statement.
 *
 * @param name the record
 * @param date its day, like {@code 2026-11-22}
 * @param kind what it is; empty = what a newer version wrote
 * @param reference the payer's word for it; empty = none
 * @param amount how much came in; negative = went out
 */
public record PaymentLine(
        ObjectName name, String date, Optional<PaymentKind> kind, Optional<String> reference, BigDecimal amount) {}
