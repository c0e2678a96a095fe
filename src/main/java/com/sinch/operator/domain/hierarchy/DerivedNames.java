package com.sinch.operator.domain.hierarchy;

import com.sinch.operator.api.MemberRole;
import com.sinch.operator.domain.Sha256;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

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

    /** The payment that an account's default billing account begins with. */
    public static String openingCredit(String account) {
        return fit(account + "-opening-credit");
    }

    /** The Secret with a subproject's key. */
    public static String subprojectSecret(String subproject) {
        return fit(subproject + "-api-key");
    }

    /** The Secret with a project's own key. */
    public static String projectSecret(String project) {
        return fit(project + "-project-api-key");
    }

    /** The Role, and the RoleBinding, that give those members of one role their access to an object. */
    public static String access(ObjectName object, MemberRole role) {
        return fit(object.name() + accessSuffix(object.kind(), role));
    }

    /** The object of that kind that a Role or RoleBinding of this name is for; empty = it cannot be told, or for none. */
    public static Optional<String> accessedBy(String kind, String name) {
        return Arrays.stream(MemberRole.values())
                .map(role -> accessSuffix(kind, role))
                .filter(name::endsWith)
                .map(suffix -> name.substring(0, name.length() - suffix.length()))
                .filter(object -> !object.isEmpty())
                .findFirst();
    }

    private static String accessSuffix(String kind, MemberRole role) {
        return ("-" + kind + "-" + role).toLowerCase(Locale.ROOT);
    }

    /** A name that is too long is cut, and stays unique by a hash of the whole. */
    private static String fit(String name) {
        if (name.length() <= LONGEST) {
            return name;
        }
        var kept = name.substring(0, LONGEST - HASH_DIGITS - 1).replaceAll("[-.]+$", "");
        return kept + "-" + Sha256.hex(name.getBytes(StandardCharsets.UTF_8)).substring(0, HASH_DIGITS);
    }
}
