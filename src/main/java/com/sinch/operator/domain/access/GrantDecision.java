package com.sinch.operator.domain.access;

/**
 * What is to be done about the Role and the RoleBinding of one role.
 *
 * @param role what about the Role
 * @param binding what about the RoleBinding
 * @param obstructed whether somebody else's stand in the way
 */
public record GrantDecision(Deed role, Deed binding, boolean obstructed) {

    /** What is done to one of them. */
    public enum Deed {
        /** It stays as it is, or away. */
        NOTHING,
        /** It is made. */
        CREATE,
        /** It is made to say what it should. */
        UPDATE,
        /** It is deleted, and made anew. */
        REPLACE,
        /** It is deleted. */
        DELETE
    }

    /** Whether there is nothing to do. */
    public boolean idle() {
        return role == Deed.NOTHING && binding == Deed.NOTHING;
    }
}
