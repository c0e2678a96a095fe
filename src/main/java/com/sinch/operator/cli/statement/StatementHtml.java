package com.sinch.operator.cli.statement;

import com.sinch.operator.domain.statement.Statement;
import gg.jte.generated.precompiled.JtestatementGenerated;
import gg.jte.html.OwaspHtmlTemplateOutput;
import gg.jte.output.StringOutput;
import java.time.LocalDate;

/**
 * Writes a statement as one page of HTML that needs nothing else: to look at, to print, to send. Pure. The template is Java by the
 * time that this is compiled, and escapes each text as its place demands.
 */
final class StatementHtml {

    private StatementHtml() {}

    /**
     * The document.
     *
     * @param today the day on which it is made
     */
    static String render(Statement statement, LocalDate today) {
        var text = new StringOutput();
        JtestatementGenerated.render(new OwaspHtmlTemplateOutput(text), null, StatementPage.of(statement, today));
        return text.toString();
    }
}
