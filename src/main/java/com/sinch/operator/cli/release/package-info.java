/**
 * The command {@code release}: takes the operator's finalizer off objects that nobody will ever let go, as the operator
 * is gone. It reads ({@link com.sinch.operator.cli.release.HeldObjects}), shows, and on request patches
 * ({@link com.sinch.operator.cli.release.Release}), without the typed model: what it does not know stays as it is.
 */
@NullMarked
package com.sinch.operator.cli.release;

import org.jspecify.annotations.NullMarked;
