package com.sinch.operator.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.sinch.operator.schema.Trial;
import com.sinch.operator.schema.Trials;
import io.fabric8.kubernetes.api.model.StatusCause;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

@OnRealCluster
class SchemaBoundsIT {

    /** What the API server adds where a mistake keeps it from checking the rules. */
    private static final String UNCHECKED = "some validation rules were not checked";

    @TestFactory
    Stream<DynamicTest> everyBoundAcceptsWhatIsWithinAndSaysWhatIsBeyond(Sandbox sandbox) {
        var number = new AtomicInteger();
        return Trials.all().stream()
                .map(trial -> dynamicTest(trial.toString(), () -> {
                    var object = new TriedObject(sandbox, trial.kind(), "tried-" + number.incrementAndGet());
                    if (trial.before() != null) {
                        object.write(trial.before());
                    }
                    accepts(object, trial);
                    rejectsForNothingElse(object, trial);
                }));
    }

    private static void accepts(TriedObject object, Trial trial) {
        assertThatCode(() -> object.dryRun(trial.accepted())).as("%s", trial).doesNotThrowAnyException();
    }

    private static void rejectsForNothingElse(TriedObject object, Trial trial) {
        var rejection = catchThrowableOfType(KubernetesClientException.class, () -> object.dryRun(trial.rejected()));

        assertThat(rejection).as("%s: rejection of %s", trial, trial.rejected()).isNotNull();
        assertThat(rejection.getCode())
                .as("%s: %s", trial, rejection.getMessage())
                .isEqualTo(422);
        assertThat(rejection.getStatus().getDetails().getCauses())
                .as("%s", trial)
                .filteredOn(cause -> !cause.getMessage().contains(UNCHECKED))
                .allMatch(cause -> trial.constraint().isAt(cause.getField()))
                .extracting(StatusCause::getMessage)
                .anyMatch(message -> message.contains(trial.message()));
    }
}
