/**
 * The command {@code tree}: the objects of the account model as a tree, and what is wrong with them. Reading the cluster
 * ({@link com.sinch.operator.cli.tree.ListingReader}) gives plain lists; all the rest is pure: the lists become a tree,
 * the tree becomes a table or JSON. Secrets are never read, so no key can be printed.
 */
@NullMarked
package com.sinch.operator.cli.tree;

import org.jspecify.annotations.NullMarked;
