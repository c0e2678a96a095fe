/**
 * Every bound of {@code crds/} is tried on a real API server: once by what it accepts and once by what it rejects, with a
 * message that helps.
 *
 * <p>What is tried stands in the fixtures in {@code src/test/resources/schema}. A file speaks of one place of the schemas
 * ({@code like}) and is tried there and wherever else the schema is the same, whatever the field's name. Each of its
 * {@code bounds} is a sentence and
 *
 * <ul>
 *   <li>{@code bound}: a path from the place, where it is not the place itself, and the keyword of the schema;
 *   <li>{@code accepted} and {@code rejected}: two values of the place, the one just within the bound, the other just
 *       beyond;
 *   <li>{@code message}: a part of what the API server says of {@code rejected};
 *   <li>{@code before}: the value that is changed to the other two, for a bound on changes.
 * </ul>
 *
 * {@code around} is a value of the place into which the places within it are put, where there must be more than them.
 *
 * <p>In paths, {@code []} is any item of a list and <code>{}</code> any value of a map. In values, {@code (3 of a)} is
 * {@code aaa}, and {@code (3 of a#,)} is {@code a1,a2,a3,}.
 */
@NullMarked
package com.sinch.operator.schema;

import org.jspecify.annotations.NullMarked;
