package com.sinch.operator.api;

/** What a payment is. */
public enum PaymentKind {
    /** Somebody paid in advance. */
    TopUp,
    /** Somebody paid an invoice. */
    InvoicePayment,
    /** What an account is given when it is opened. */
    OpeningCredit,
    /** Money goes back: negative. Also the reverse, where a refund was a mistake. */
    Refund,
    /** A correction, of either sign. */
    Adjustment
}
