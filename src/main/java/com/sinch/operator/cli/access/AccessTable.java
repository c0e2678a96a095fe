package com.sinch.operator.cli.access;

import static java.util.stream.Collectors.joining;

import com.sinch.operator.api.Member;
import com.sinch.operator.cli.Cell;
import com.sinch.operator.cli.Columns;
import com.sinch.operator.cli.PlainText;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Help.Ansi.IStyle;
import picocli.CommandLine.Help.Ansi.Style;

/**
 * Sets who may do what in a table; where a member may do the same with many subprojects, and as it should be, they share a
 * line. Pure.
 *
 * @param ansi whether there are colours
 */
record AccessTable(Ansi ansi) {

    /** So many subprojects at least share a line. */
    private static final int MANY = 4;

    /** The whole text, every line ended. */
    String render(List<MemberAccess> access) {
        var rows = new ArrayList<List<Cell>>(List.of(header()));
        var byMember = new LinkedHashMap<Member, List<MemberAccess>>();
        access.forEach(it -> byMember.computeIfAbsent(it.member(), member -> new ArrayList<>())
                .add(it));
        byMember.values().forEach(it -> rows.addAll(rows(it)));
        var columns = Columns.fitting(ansi, rows);
        return rows.stream().map(columns::line).collect(joining("\n", "", "\n")) + "\n" + summary(access) + "\n";
    }

    private static List<Cell> header() {
        var abilities =
                Arrays.stream(Ability.values()).map(ability -> ability.name().toUpperCase(Locale.ROOT));
        return Stream.concat(Stream.of("MEMBER", "ROLE", "OBJECT"), abilities)
                .map(title -> new Cell(title, Style.bold))
                .toList();
    }

    private static List<List<Cell>> rows(List<MemberAccess> ofMember) {
        var alike = new LinkedHashMap<Map<Ability, Verdict>, List<MemberAccess>>();
        var rows = new ArrayList<List<Cell>>();
        for (var access : ofMember) {
            if (access.differences() > 0 || access.object().name().kind().equals("Project")) {
                rows.add(row(access, access.object().name().toString()));
            } else {
                alike.computeIfAbsent(access.verdicts(), it -> new ArrayList<>())
                        .add(access);
            }
        }
        alike.values().forEach(group -> rows.addAll(rowsOfAlike(group)));
        return rows;
    }

    private static List<List<Cell>> rowsOfAlike(List<MemberAccess> group) {
        return group.size() < MANY
                ? group.stream()
                        .map(access -> row(access, access.object().name().toString()))
                        .toList()
                : List.of(row(group.get(0), group.size() + " Subprojects"));
    }

    private static List<Cell> row(MemberAccess access, String object) {
        var member = access.member();
        var place = member.namespace().isEmpty() ? "" : member.namespace() + "/";
        var cells = new ArrayList<Cell>();
        cells.add(new Cell(PlainText.oneLine(member.kind() + " " + place + member.name())));
        cells.add(new Cell(String.valueOf(member.role())));
        cells.add(new Cell(PlainText.oneLine(object)));
        Arrays.stream(Ability.values())
                .map(ability -> access.verdicts().getOrDefault(ability, Verdict.NONE))
                .forEach(verdict -> cells.add(new Cell(verdict.inWords(), style(verdict))));
        return cells;
    }

    private static @Nullable IStyle style(Verdict verdict) {
        return switch (verdict) {
            case MORE -> Style.fg_yellow;
            case MISSING -> Style.fg_red;
            case ALLOWED, REFUSED, NONE -> null;
        };
    }

    private static String summary(List<MemberAccess> access) {
        var differences = access.stream().mapToLong(MemberAccess::differences).sum();
        return differences == 0
                ? "All as the project says. What users may do by their groups is not known here."
                : differences + (differences == 1 ? " difference" : " differences")
                        + ": (more) is given by somebody else's Roles, (missing) see AccessReady of the object.";
    }
}
