package com.sinch.operator.cli.statement;

import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a month that was typed. */
final class MonthConverter implements ITypeConverter<YearMonth> {

    @Override
    public YearMonth convert(String text) {
        try {
            return YearMonth.from(DateTimeFormatter.ISO_LOCAL_DATE.parse(text + "-01"));
        } catch (DateTimeParseException e) {
            throw new TypeConversionException("'" + text + "' is not a month like 2026-11");
        }
    }
}
