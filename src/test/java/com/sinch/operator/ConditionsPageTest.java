package com.sinch.operator;

import static java.util.stream.Collectors.joining;

import com.sinch.operator.domain.condition.ConditionType;
import com.sinch.operator.domain.condition.EventReason;
import com.sinch.operator.domain.condition.Reason;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class ConditionsPageTest {

    @Test
    void thePageOfConditionsSaysWhatTheCodeSays() {
        GeneratedFile.check(Path.of("docs/reference/conditions.md"), page());
    }

    private static String page() {
        return """
                <!-- Generated from ConditionType, Reason and EventReason; see CONTRIBUTING.md. -->
                # Conditions and reasons

                Every object reports conditions in `status.conditions`. Scripts may rely on types and reasons: none is ever renamed.
                Messages are for people and may change.

                | type | True means |
                |---|---|
                %s

                `Reconciling` and `Stalled` are the conditions of kstatus, which `kubectl wait`, Argo CD and Flux judge by; they are
                absent from what is Ready.

                | reason | means |
                |---|---|
                %s

                ## Events

                Every change of the status of `Ready` and `SubtreeReady` also gives a Kubernetes Event, with the condition's reason
                and message; `kubectl describe` shows them. Events are for people: under load some are dropped. Beside conditions
                they tell of

                | reason | means |
                |---|---|
                %s
                """
                .formatted(
                        Arrays.stream(ConditionType.values())
                                .map(type -> "| `" + type + "` | " + type.meaning() + " |")
                                .collect(joining("\n")),
                        Arrays.stream(Reason.values())
                                .map(reason -> "| `" + reason + "` | " + reason.sentence() + " |")
                                .collect(joining("\n")),
                        Arrays.stream(EventReason.values())
                                .map(reason -> "| `" + reason + "` | " + reason.sentence() + " |")
                                .collect(joining("\n")));
    }
}
