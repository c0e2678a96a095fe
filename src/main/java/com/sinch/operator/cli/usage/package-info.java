/**
 * The command {@code usage}: imports usage from files of CSV as UsageReports.
 *
 * <p>A file is read two times. {@link com.sinch.operator.cli.usage.UsageCsv} and {@link com.sinch.operator.cli.usage.Reading}
 * check every line and plan what is to be recorded; {@link com.sinch.operator.cli.usage.Recorded} finds what was imported from
 * the same source before; {@link com.sinch.operator.cli.usage.Writing} creates what is missing. What decides is pure, and in
 * {@code domain.billing}.
 */
@NullMarked
package com.sinch.operator.cli.usage;

import org.jspecify.annotations.NullMarked;
