package com.sinch.operator.api;

/** The labels that the operator and its commands set. */
public final class Labels {

    /** On every API-key Secret: only Secrets that carry it are read and cached. */
    public static final String CREDENTIAL = ApiGroup.GROUP + "/credential";

    /** The one value of {@link #CREDENTIAL}. */
    public static final String CREDENTIAL_API_KEY = "api-key";

    /** On API-key Secrets: the environment of the Project, where it has one. */
    public static final String ENVIRONMENT = ApiGroup.GROUP + "/environment";

    /**
     * On every Role and RoleBinding that gives members their access: only those that carry it are read and cached. Its
     * value is the kind of the object that they give access to.
     */
    public static final String ACCESS = ApiGroup.GROUP + "/access";

    /** On the objects that a SinchAccount's {@code spec.defaults} made: the UID of that account. */
    public static final String DEFAULT_OF = ApiGroup.GROUP + "/default-of";

    /**
     * On UsageReports that were imported: what they were imported from, as {@link Annotations#SOURCE} tells it, shortened where
     * a label takes less.
     */
    public static final String SOURCE = ApiGroup.GROUP + "/source";

    private Labels() {}
}
