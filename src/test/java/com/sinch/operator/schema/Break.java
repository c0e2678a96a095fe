package com.sinch.operator.schema;

/**
 * What no longer works with newer CRDs.
 *
 * @param path where: the plural of the kind, and the version with the way to a field where it is in a schema
 * @param keyword what of it, as the CRD says it, like {@code maxLength}
 * @param told what it was and what it is, for people
 */
record Break(String path, String keyword, String told) {

    /** How a deliberate one is named in {@code accepted.yaml}. */
    String name() {
        return path + " " + keyword;
    }

    @Override
    public String toString() {
        return name() + ": " + told;
    }
}
