package com.sinch.operator.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * What a step printed.
 *
 * @param text standard output and standard error, as a terminal shows them
 */
record StepOutput(String text) {

    private static final Pattern PLACEHOLDER = Pattern.compile("<[A-Za-z ]+>");

    /** Fails where it is not what the step says that it prints. */
    void check(Step step) {
        var groups = new LinkedHashMap<String, Integer>();
        var expected = Pattern.compile(pattern(step.expectation(), groups)).matcher(text.strip());

        assertThat(expected.matches())
                .as("%s%nexpected:%n%s%nprinted:%n%s", step.title(), step.expectation(), text)
                .isTrue();
        assertThat(groups.values().stream().map(expected::group))
                .as("what differs")
                .doesNotHaveDuplicates();
    }

    /** Each placeholder is a word the first time, and from then on the same word. */
    private static String pattern(String expectation, Map<String, Integer> groups) {
        var pattern = new StringBuilder();
        int end = 0;
        for (MatchResult found : PLACEHOLDER.matcher(expectation).results().toList()) {
            pattern.append(Pattern.quote(expectation.substring(end, found.start())));
            Integer known = groups.putIfAbsent(found.group(), groups.size() + 1);
            pattern.append(known == null ? "(\\S+)" : "\\" + known);
            end = found.end();
        }
        return pattern.append(Pattern.quote(expectation.substring(end))).toString();
    }
}
