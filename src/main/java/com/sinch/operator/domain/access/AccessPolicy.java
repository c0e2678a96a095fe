package com.sinch.operator.domain.access;

import com.sinch.operator.api.ApiGroup;
import com.sinch.operator.api.Member;
import com.sinch.operator.api.MemberRole;
import com.sinch.operator.domain.access.GrantDecision.Deed;
import com.sinch.operator.domain.access.GrantState.Presence;
import com.sinch.operator.domain.hierarchy.DerivedNames;
import com.sinch.operator.domain.hierarchy.ObjectName;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Decides who has which access to an object, and what becomes of the Roles and RoleBindings that give it. Pure and total.
 */
public final class AccessPolicy {

    /** An order of our own: to write the members down in another order changes nothing. */
    private static final Comparator<Member> ORDER = Comparator.comparing(
                    (Member member) -> String.valueOf(member.kind()))
            .thenComparing(Member::namespace)
            .thenComparing(Member::name);

    private AccessPolicy() {}

    /**
     * What each role that somebody has may do with an object.
     *
     * @param object the Project or Subproject
     * @param members the members of the project that it is, or belongs to
     * @param secret the Secret with its key; empty = there is none that the object controls
     */
    public static List<Grant> grants(ObjectName object, List<Member> members, Optional<String> secret) {
        return Stream.of(MemberRole.values())
                .flatMap(role -> grant(object, role, members, secret).stream())
                .toList();
    }

    private static Optional<Grant> grant(
            ObjectName object, MemberRole role, List<Member> members, Optional<String> secret) {
        var having = members.stream()
                .filter(member -> member.admitted() && member.role() == role)
                .sorted(ORDER)
                .toList();
        return having.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new Grant(role, DerivedNames.access(object, role), permissions(object, role, secret), having));
    }

    private static List<Permission> permissions(ObjectName object, MemberRole role, Optional<String> secret) {
        var permissions = new ArrayList<Permission>();
        permissions.add(new Permission(ApiGroup.GROUP, plural(object), object.name(), verbs(object, role)));
        if (role != MemberRole.Viewer) {
            secret.map(name -> new Permission("", "secrets", name, Permission.READ))
                    .ifPresent(permissions::add);
        }
        return permissions;
    }

    /** A project itself is edited by nobody who is only its member: what it is billed to and who its members are is said there. */
    private static List<String> verbs(ObjectName object, MemberRole role) {
        return role == MemberRole.Admin && object.kind().equals("Subproject") ? Permission.EDIT : Permission.READ;
    }

    private static String plural(ObjectName object) {
        return object.kind().toLowerCase(Locale.ROOT) + "s";
    }

    /**
     * What is to be done for one role.
     *
     * @param wanted whether any member has the role
     * @param state what there is
     */
    public static GrantDecision decide(boolean wanted, GrantState state) {
        // A binding to somebody else's Role would give away whatever that says.
        var bindable = state.role() != Presence.FOREIGN;
        var obstructed = wanted && (!bindable || state.binding() == Presence.FOREIGN);
        return new GrantDecision(deed(wanted, state.role()), deed(wanted && bindable, state.binding()), obstructed);
    }

    private static Deed deed(boolean wanted, Presence presence) {
        return switch (presence) {
            case ABSENT -> wanted ? Deed.CREATE : Deed.NOTHING;
            case FOREIGN -> Deed.NOTHING;
            case AS_WANTED -> wanted ? Deed.NOTHING : Deed.DELETE;
            case DIFFERENT -> wanted ? Deed.UPDATE : Deed.DELETE;
            case UNFIT -> wanted ? Deed.REPLACE : Deed.DELETE;
        };
    }
}
