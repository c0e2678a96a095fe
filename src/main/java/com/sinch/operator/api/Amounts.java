package com.sinch.operator.api;

/** How amounts of money and quantities are written: decimal strings, exact, and never floating point. */
public final class Amounts {

    /** At most 15 digits before the point and 6 after it, no exponent; never negative. */
    public static final String UNSIGNED = "^[0-9]{1,15}(\\.[0-9]{1,6})?$";

    /** The same, perhaps negative. */
    public static final String SIGNED = "^-?[0-9]{1,15}(\\.[0-9]{1,6})?$";

    /** A month of the calendar, like {@code 2026-11}. */
    public static final String PERIOD = "^[0-9]{4}-(0[1-9]|1[0-2])$";

    static final long UNSIGNED_LENGTH = 22;

    static final long SIGNED_LENGTH = 23;

    private Amounts() {}
}
