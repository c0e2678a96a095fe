package com.sinch.operator.api;

/** What a member of a project may do with it and with its subprojects; each role includes the one before it. */
public enum MemberRole {
    /** Reads the objects. */
    Viewer,
    /** Also reads their keys. */
    Member,
    /** Also edits the subprojects, and so rotates and revokes their keys. */
    Admin
}
