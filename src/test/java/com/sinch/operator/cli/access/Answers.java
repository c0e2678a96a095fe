package com.sinch.operator.cli.access;

import com.sinch.operator.api.Member;
import com.sinch.operator.api.MemberRole;
import com.sinch.operator.domain.hierarchy.ObjectName;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Answers of an API server, as the command would have got them. */
final class Answers {

    static final Member VERA = new Member(Member.Kind.User, "vera", "", MemberRole.Viewer);
    static final Member CI = new Member(Member.Kind.ServiceAccount, "ci", "tools", MemberRole.Admin);
    static final AccessedObject PROJECT = object("Project", "clients");

    private Answers() {}

    static AccessedObject subproject(String name) {
        return object("Subproject", name);
    }

    /** What a member may do with an object, if these are the abilities that the API server allows. */
    static MemberAccess allowed(Member member, AccessedObject object, Ability... allowed) {
        var may = Set.of(allowed);
        Map<Ability, Verdict> verdicts = Arrays.stream(Ability.values())
                .collect(Collectors.toMap(
                        ability -> ability, ability -> Verdict.of(object.due(member, ability), may.contains(ability))));
        return new MemberAccess(member, object, verdicts);
    }

    private static AccessedObject object(String kind, String name) {
        return new AccessedObject(new ObjectName(kind, "shop", name), Optional.of(name + "-key"));
    }
}
