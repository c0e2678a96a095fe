package com.sinch.operator.domain.access;

/**
 * What there is of the Role and the RoleBinding of one role.
 *
 * @param role the Role
 * @param binding the RoleBinding
 */
public record GrantState(Presence role, Presence binding) {

    /** How one of them compares with what is wanted. */
    public enum Presence {
        /** It is not there. */
        ABSENT,
        /** One of that name is there, and it is somebody else's. */
        FOREIGN,
        /** It is ours, and says what it should; where none is wanted, it is ours. */
        AS_WANTED,
        /** It is ours, and says something else. */
        DIFFERENT,
        /** It is ours, and what is wrong with it cannot be changed: a RoleBinding keeps its Role for life. */
        UNFIT
    }
}
