package com.sinch.operator.api;

/** The annotations that the operator reads and sets. */
public final class Annotations {

    /**
     * On any object of the kinds: while it is {@code true}, nothing is done for the object but to report that it is paused.
     * Its children go on.
     */
    public static final String PAUSED = ApiGroup.GROUP + "/paused";

    /** On API-key Secrets: when the key in it was made (RFC 3339); written together with the key. */
    public static final String KEY_CREATED_AT = ApiGroup.GROUP + "/key-created-at";

    /**
     * On API-key Secrets: which labels, annotations and data keys were taken from the template, as JSON, so that they can
     * be taken away again when the template changes.
     */
    public static final String APPLIED_TEMPLATE = ApiGroup.GROUP + "/applied-template";

    private Annotations() {}
}
