package com.sinch.operator;

import static org.assertj.core.api.Assertions.assertThat;

import com.sinch.operator.domain.condition.ConditionType;
import com.sinch.operator.domain.condition.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TroubleshootingPageTest {

    private static final Path PAGE = Path.of("docs/troubleshooting.md");
    private static final Pattern REASON = Pattern.compile("(?m)^### `(\\w+)`$");
    private static final Pattern CHAPTER = Pattern.compile("(?m)^## (.+)$");
    private static final String BEGINNING = "Where to look first";

    /** What all is well with. A reason that is new here belongs to the page, unless it is added. */
    private static final Set<Reason> IN_ORDER = EnumSet.of(
            Reason.Accepted,
            Reason.FundsPresent,
            Reason.ProjectCharged,
            Reason.BillingLinked,
            Reason.AccessGranted,
            Reason.KeyIssued,
            Reason.DefaultsPresent,
            Reason.SelectorEvaluated,
            Reason.Ready,
            Reason.SubtreeReady);

    @Test
    void everyReasonThatAnythingIsAmissForHasOneEntryAndNoOtherHas() throws IOException {
        assertThat(found(REASON))
                .containsExactlyInAnyOrderElementsOf(Stream.of(Reason.values())
                        .filter(reason -> !IN_ORDER.contains(reason))
                        .map(Reason::name)
                        .toList());
    }

    @Test
    void theChaptersAreConditions() throws IOException {
        var conditions =
                Stream.of(ConditionType.values()).map(ConditionType::name).toList();

        assertThat(found(CHAPTER))
                .filteredOn(chapter -> !chapter.equals(BEGINNING))
                .flatExtracting(chapter -> List.of(chapter.split(" and ")))
                .isNotEmpty()
                .isSubsetOf(conditions);
    }

    private static List<String> found(Pattern heading) throws IOException {
        return heading.matcher(Files.readString(PAGE))
                .results()
                .map(it -> it.group(1))
                .toList();
    }
}
