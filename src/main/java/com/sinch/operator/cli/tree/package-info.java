/**
 * The command {@code tree}: the objects of the account model as a tree, and what is wrong with them. Reading the cluster
 * gives plain lists, once ({@link com.sinch.operator.cli.tree.ListingReader}) or kept up to date
 * ({@link com.sinch.operator.cli.tree.LiveListing}, which {@link com.sinch.operator.cli.tree.TreeWatch} shows again and
 * again); what lies between is pure: the lists become a tree, the tree becomes a picture. Secrets are never read, so no
 * key can be printed.
 */
@NullMarked
package com.sinch.operator.cli.tree;

import org.jspecify.annotations.NullMarked;
