package com.sinch.operator.domain.statement;

import com.sinch.operator.domain.hierarchy.ObjectName;
import java.util.List;

/**
 * A name that somebody asked for, and that nothing has.
 *
 * @param kind of what kind it should be
 * @param name the name
 * @param known the names that there are, sorted
 */
public record Unknown(String kind, NameFilter name, List<ObjectName> known) {

    /** Keeps a copy. */
    public Unknown {
        known = List.copyOf(known);
    }
}
