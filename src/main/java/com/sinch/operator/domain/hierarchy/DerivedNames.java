package com.sinch.operator.domain.hierarchy;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Names that the operator derives from those of users' objects. */
public final class DerivedNames {

    /** The longest name that Kubernetes takes. */
    private static final int LONGEST = 253;

    private static final int HASH_DIGITS = 10;

    private DerivedNames() {}

    /** The default billing account and the default project of an account. */
    public static String accountDefault(String account) {
        return fit(account + "-default");
    }

    /** The Secret with a subproject's key. */
    public static String subprojectSecret(String subproject) {
        return fit(subproject + "-api-key");
    }

    /** The Secret with a project's own key. */
    public static String projectSecret(String project) {
        return fit(project + "-project-api-key");
    }

    /** A name that is too long is cut, and stays unique by a hash of the whole. */
    private static String fit(String name) {
        if (name.length() <= LONGEST) {
            return name;
        }
        var kept = name.substring(0, LONGEST - HASH_DIGITS - 1).replaceAll("[-.]+$", "");
        return kept + "-" + sha256(name).substring(0, HASH_DIGITS);
    }

    private static String sha256(String text) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
