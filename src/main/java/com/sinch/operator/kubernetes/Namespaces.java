package com.sinch.operator.kubernetes;

import java.util.Map;
import java.util.Optional;

/** What the operator knows of namespaces. */
public interface Namespaces {

    /** The labels of a namespace; empty = they are not known, because there is none or because it may not be read. */
    Optional<Map<String, String>> labels(String namespace);

    /** Whether namespaces can be read at all. */
    boolean readable();
}
