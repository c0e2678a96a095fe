package com.sinch.operator.cli.access;

/** What is asked about a member and an object; the constants are what scripts read. */
enum Ability {
    /** Reads the object. */
    read("get"),
    /** Reads the Secret with its key. */
    key("get"),
    /** Edits the object, its status apart. */
    edit("update"),
    /** Deletes the object. */
    delete("delete");

    private final String verb;

    Ability(String verb) {
        this.verb = verb;
    }

    /** The verb that stands for it. */
    String verb() {
        return verb;
    }
}
