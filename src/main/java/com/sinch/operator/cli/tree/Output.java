package com.sinch.operator.cli.tree;

/** How the tree is written; the constants are what is typed after {@code -o}. */
enum Output {
    /** For people. */
    table,
    /** For scripts. */
    json
}
