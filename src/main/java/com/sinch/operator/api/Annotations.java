package com.sinch.operator.api;

/** The annotations that the operator and its commands read and set. */
public final class Annotations {

    /**
     * On any object of the kinds: while it is {@code true}, nothing is done for the object but to report that it is paused, and
     * to keep up who has access to it. Its children go on.
     */
    public static final String PAUSED = ApiGroup.GROUP + "/paused";

    /**
     * On a Subproject or Project: replaces its key by a new one, each time that the value changes. The value itself means
     * nothing.
     */
    public static final String ROTATE_KEY = ApiGroup.GROUP + "/rotate-key";

    /** On a Subproject or Project: the ID of a key that is to be revoked at once, without an overlap. */
    public static final String REVOKE_KEY = ApiGroup.GROUP + "/revoke-key";

    /**
     * On a Subproject or Project: the ID that is recorded in a Secret that lost its owner. The object takes that Secret, and
     * the key in it, as its own, although its own ID is another.
     */
    public static final String ADOPT_KEY = ApiGroup.GROUP + "/adopt-key";

    /** On API-key Secrets: the value of {@link #ROTATE_KEY} when the key in it was made; written together with the key. */
    public static final String ROTATE_REQUEST = ApiGroup.GROUP + "/rotate-request";

    /** On API-key Secrets: when the key in it was made (RFC 3339); written together with the key. */
    public static final String KEY_CREATED_AT = ApiGroup.GROUP + "/key-created-at";

    /**
     * On API-key Secrets: which labels, annotations and data keys were taken from the template, as JSON, so that they can
     * be taken away again when the template changes.
     */
    public static final String APPLIED_TEMPLATE = ApiGroup.GROUP + "/applied-template";

    /** On UsageReports that were imported: what they were imported from, in full. */
    public static final String SOURCE = ApiGroup.GROUP + "/source";

    /** On UsageReports that were imported: which of the reports of one project and period it is, from 1 on. */
    public static final String PART = ApiGroup.GROUP + "/part";

    /** On UsageReports that were imported: the SHA-256 of all that was imported from that source; lower-case hex. */
    public static final String IMPORT = ApiGroup.GROUP + "/import";

    private Annotations() {}
}
