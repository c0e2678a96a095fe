package com.sinch.operator.cli.usage;

import static java.util.stream.Collectors.joining;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.util.JsonRecyclerPools;
import com.fasterxml.jackson.dataformat.csv.CsvFactory;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import com.sinch.operator.cli.PlainText;
import com.sinch.operator.domain.billing.UsageEntry;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/** Reads CSV (RFC 4180, in UTF-8) line by line. Of what it reads it keeps nothing but the line that it is at. */
final class UsageCsv {

    /** Told of what is read. */
    interface Sink {

        /**
         * A line.
         *
         * @param line the number of its first line in the file, from 1 on
         * @return whether to go on
         */
        boolean line(long line, UsageEntry.Written written);

        /**
         * A line that cannot be read.
         *
         * @param reason why, without a point at the end
         */
        void bad(long line, String reason);
    }

    /** A cell may have so many characters; far more than any that is taken in the end. */
    private static final int LONGEST_CELL = 4096;

    private static final char BYTE_ORDER_MARK = '\ufeff';

    /** What the JDK reads instead of bytes that are no character. */
    private static final char NO_CHARACTER = '\ufffd';

    private static final CsvFactory FACTORY = CsvFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxStringLength(LONGEST_CELL)
                    .build())
            // A buffer that is left of another parser may be longer than the longest cell: that would be found out
            // later, or not.
            .recyclerPool(JsonRecyclerPools.nonRecyclingPool())
            .enable(CsvParser.Feature.SKIP_EMPTY_LINES)
            .build();

    private final Sink sink;
    private List<String> header = List.of();

    private UsageCsv(Sink sink) {
        this.sink = sink;
    }

    /** Reads all of it, or as far as it can be read. */
    static void read(InputStream input, Sink sink) throws IOException {
        try (var reader = new BufferedReader(new InputStreamReader(input, StandardCharsets.UTF_8));
                var parser = FACTORY.createParser(withoutMark(reader))) {
            new UsageCsv(sink).read(parser);
        }
    }

    private static Reader withoutMark(BufferedReader reader) throws IOException {
        reader.mark(1);
        if (reader.read() != BYTE_ORDER_MARK) {
            reader.reset();
        }
        return reader;
    }

    private void read(CsvParser parser) throws IOException {
        long line = 1;
        try {
            while (parser.nextToken() == JsonToken.START_ARRAY) {
                var cells = new ArrayList<String>();
                int count = 0;
                while (parser.nextToken() == JsonToken.VALUE_STRING) {
                    if (count == 0) {
                        line = parser.currentTokenLocation().getLineNr();
                    }
                    if (count <= Column.values().length) {
                        cells.add(parser.getText());
                    }
                    count++;
                }
                if (!take(line, cells, count)) {
                    return;
                }
            }
        } catch (StreamConstraintsException e) {
            sink.bad(
                    after(parser, line),
                    "a cell has more than " + LONGEST_CELL + " characters, or a quote is not closed;"
                            + " nothing after it was read");
        } catch (JsonProcessingException e) {
            sink.bad(after(parser, line), "quotes are misplaced; nothing after it was read");
        }
    }

    /** The line that could not be read: the one after those that were. */
    private static long after(CsvParser parser, long last) {
        return Math.max(last, parser.currentTokenLocation().getLineNr());
    }

    /** Whether it is worth going on. */
    private boolean take(long line, List<String> cells, int count) {
        if (header.isEmpty()) {
            var problem = problemOfHeader(cells);
            problem.ifPresent(it -> sink.bad(line, it));
            header = List.copyOf(cells);
            return problem.isEmpty();
        }
        if (cells.stream().anyMatch(cell -> cell.indexOf(NO_CHARACTER) >= 0)) {
            sink.bad(line, "is not in UTF-8");
        } else if (count != header.size()) {
            sink.bad(
                    line,
                    "has " + (count == 1 ? "1 cell" : count + " cells") + " where the first line has " + header.size());
        } else {
            return sink.line(line, written(cells));
        }
        return true;
    }

    private UsageEntry.Written written(List<String> cells) {
        return new UsageEntry.Written(
                Column.period.of(cells, header),
                Column.project.of(cells, header),
                Column.subproject.of(cells, header),
                Column.product.of(cells, header),
                Column.quantity.of(cells, header),
                Column.cost.of(cells, header),
                Column.currency.of(cells, header));
    }

    private static Optional<String> problemOfHeader(List<String> cells) {
        var whole = String.join(",", cells);
        if (whole.indexOf(NO_CHARACTER) >= 0 || whole.indexOf('\0') >= 0) {
            return Optional.of("is not in UTF-8");
        }
        if (cells.size() == 1 && (whole.indexOf(';') >= 0 || whole.indexOf('\t') >= 0)) {
            return Optional.of(
                    "cells are separated by " + (whole.indexOf(';') >= 0 ? "';'" : "tabs") + " and have to be by ','");
        }
        var unknown = cells.stream().filter(cell -> !Column.known(cell)).findFirst();
        if (unknown.isPresent()) {
            return Optional.of("there is no column " + PlainText.quoted(unknown.get()) + "; the columns are "
                    + Column.ALL + ", in any order");
        }
        var seen = new HashSet<String>();
        var twice = cells.stream().filter(cell -> !seen.add(cell)).findFirst();
        if (twice.isPresent()) {
            return Optional.of("the column " + twice.get() + " is there twice");
        }
        var missing = Arrays.stream(Column.values())
                .map(Column::name)
                .filter(column -> !seen.contains(column))
                .collect(joining(", "));
        return missing.isEmpty()
                ? Optional.empty()
                : Optional.of("these columns are missing: " + missing + "; the first line names " + Column.ALL
                        + ", in any order");
    }
}
