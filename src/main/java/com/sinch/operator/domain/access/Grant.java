package com.sinch.operator.domain.access;

import com.sinch.operator.api.Member;
import com.sinch.operator.api.MemberRole;
import java.util.List;

/**
 * What the members of one role may do with one object: what a Role and a RoleBinding are written from.
 *
 * @param role whose access it is
 * @param name the name of the Role and the RoleBinding
 * @param permissions what they may do
 * @param members who they are, at least one
 */
public record Grant(MemberRole role, String name, List<Permission> permissions, List<Member> members) {

    /** Keeps the lists as they are. */
    public Grant {
        permissions = List.copyOf(permissions);
        members = List.copyOf(members);
    }
}
