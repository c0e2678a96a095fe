/**
 * The kinds of the account model as users write and read them, and the small types that they share. {@code crds/} is
 * generated from here; every description, bound and rule of the schema stands at the field that it speaks of.
 */
@NullMarked
package com.sinch.operator.api;

import org.jspecify.annotations.NullMarked;
