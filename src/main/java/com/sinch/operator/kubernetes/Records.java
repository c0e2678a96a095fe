package com.sinch.operator.kubernetes;

import com.sinch.operator.api.Payment;
import com.sinch.operator.domain.billing.Ledger;
import java.time.Instant;
import java.util.Optional;

/** What the operator knows of payments and usage reports. */
public interface Records {

    /** What all of them come to. */
    Ledger ledger();

    /** When a usage report came in last, by the operator's clock; empty = none ever did. */
    Optional<Instant> newestReport();

    /** The payment of that name, where there is one. */
    Optional<Payment> payment(String namespace, String name);
}
