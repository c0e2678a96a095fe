package com.sinch.operator.domain.access;

import java.util.regex.Pattern;

/**
 * What the operator lacks to set up somebody's access.
 *
 * @param verb what it tried
 * @param resource with which resource
 * @param namespace where
 * @param answer what the API server said
 */
public record MissingPermission(String verb, String resource, String namespace, String answer) {

    /** How the API server begins to list what nobody may give who does not hold it. */
    private static final Pattern NOT_HELD = Pattern.compile("(?s).*not currently held:\\s*(.*)");

    private static final Pattern BLANKS = Pattern.compile("\\s+");

    /** In a sentence, with what to do. */
    public String inWords() {
        var notHeld = NOT_HELD.matcher(answer);
        if (notHeld.matches()) {
            return "The operator can give only what it holds itself, and in namespace " + namespace
                    + " it lacks "
                    + BLANKS.matcher(notHeld.group(1)).replaceAll(" ").strip()
                    + ": grant that to its service account.";
        }
        return "The operator may not " + verb + " " + resource + " in namespace " + namespace
                + ": grant that to its service account.";
    }
}
