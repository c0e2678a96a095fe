package com.sinch.operator.api;

/** Patterns and lengths that several fields of the schema share. */
public final class Bounds {

    /** The name of an object: an RFC 1123 subdomain. */
    public static final String NAME = "^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$";

    public static final long NAME_LENGTH = 253;

    /** The name of a namespace: an RFC 1123 label. */
    public static final String NAMESPACE = "^[a-z0-9]([-a-z0-9]*[a-z0-9])?$";

    public static final long NAMESPACE_LENGTH = 63;

    /** An ID: what Kubernetes takes as the value of a label. */
    public static final String ID = "^[A-Za-z0-9]([-A-Za-z0-9_.]*[A-Za-z0-9])?$";

    public static final long ID_LENGTH = 63;

    /** The key of an entry in a Secret's data. */
    static final String DATA_KEY = "^[-._a-zA-Z0-9]+$";

    /** CEL: the keys of a map are label keys, as those of annotations are. */
    static final String QUALIFIED_KEYS = "self.all(key, !format.qualifiedName().validate(key).hasValue())";

    static final String QUALIFIED_KEYS_MESSAGE =
            "every key must be a Kubernetes label key, like team or example.com/team";

    /** CEL: the values of a map are label values. */
    static final String LABEL_VALUES = "self.all(key, !format.labelValue().validate(self[key]).hasValue())";

    static final String LABEL_VALUES_MESSAGE =
            "every value must be a Kubernetes label value: at most 63 of A-Z a-z 0-9 - _ .";

    static final long DISPLAY_NAME_LENGTH = 255;

    public static final long REFERENCE_LENGTH = 255;

    public static final long PRODUCT_LENGTH = 63;

    /** How many lines a report has at most. */
    public static final int REPORT_LINES = 1000;

    private Bounds() {}
}
