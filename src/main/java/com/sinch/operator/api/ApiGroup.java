package com.sinch.operator.api;

/** The API group of the kinds, and the names that are built from it. */
public final class ApiGroup {

    /** The group of every kind. */
    public static final String GROUP = "account.sinch.com";

    /** The one version that is served and stored. */
    public static final String VERSION = "v1alpha1";

    /** {@code kubectl get sinch} lists all kinds of this category. */
    public static final String CATEGORY = "sinch";

    /** On parents only: holds a deleted parent until its last child is gone. */
    public static final String FINALIZER = GROUP + "/children";

    private ApiGroup() {}
}
