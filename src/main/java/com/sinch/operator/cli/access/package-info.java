/**
 * The command {@code access}: who may do what with a project and its subprojects, as the project says and as the API server
 * really decides.
 *
 * <p>{@link com.sinch.operator.cli.access.AccessReader} reads the objects and asks; the rest is pure.
 */
@NullMarked
package com.sinch.operator.cli.access;

import org.jspecify.annotations.NullMarked;
