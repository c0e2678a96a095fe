package com.sinch.operator.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import com.sinch.operator.api.AllowedNamespaces;
import com.sinch.operator.api.BillingAccount;
import com.sinch.operator.api.BillingAccountStatus;
import com.sinch.operator.api.ChildCount;
import com.sinch.operator.api.Condition;
import com.sinch.operator.api.ConditionStatus;
import com.sinch.operator.api.ParentReference;
import com.sinch.operator.api.Project;
import com.sinch.operator.api.ProjectSpec;
import com.sinch.operator.api.ProjectStatus;
import com.sinch.operator.domain.hierarchy.ObjectName;
import com.sinch.operator.domain.rollup.Child;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FactsTest {

    private static final Instant CREATED = Instant.parse("2026-11-22T12:00:00Z");
    private static final ObjectName NAME = new ObjectName("Project", "clients", "brokering");

    @Test
    void anObjectThatWasNeverReportedHasNotSettled() {
        assertThat(Facts.project(new Builder().build()).parent().settled()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"1, 1, true", "1, 2, false", "2, 1, true"})
    void anObjectHasSettledOnceItsPresentSpecWasReported(long observed, long generation, boolean settled) {
        var project = new Builder().generation(generation).observed(observed).build();

        assertThat(Facts.project(project).parent().settled()).isEqualTo(settled);
    }

    @Test
    void deletionUnsettlesNothingThoughItRaisesTheGeneration() {
        var project = new Builder().generation(2).observed(1).build();
        project.getMetadata().setDeletionTimestamp("2026-11-22T13:00:00Z");

        assertThat(Facts.project(project).parent().settled()).isTrue();
        assertThat(Facts.project(project).parent().terminating()).isTrue();
    }

    @Test
    void aBillingAccountThatIsNoLongerUsedWakesItsAccount() {
        assertThat(Facts.child(billingAccountOf(new ChildCount(2, 2))))
                .isNotEqualTo(Facts.child(billingAccountOf(ChildCount.NONE)));
    }

    @Test
    void aChildThatWasNeverReportedIsNew() {
        assertThat(Facts.child(new Builder().build()))
                .isEqualTo(new Child(NAME, CREATED, false, false, "new", ChildCount.NONE));
    }

    @Test
    void aChildIsReadyAsASubtreeOnlyIfItIsReadyItself() {
        var ready = condition("Ready", ConditionStatus.True, "Ready");
        var subtree = condition("SubtreeReady", ConditionStatus.True, "SubtreeReady");
        var waiting = condition("SubtreeReady", ConditionStatus.False, "ChildrenNotReady");

        assertThat(Facts.child(new Builder().observed(1, ready, subtree).build()))
                .isEqualTo(new Child(NAME, CREATED, true, true, "", new ChildCount(2, 1)));
        assertThat(Facts.child(new Builder().observed(1, ready, waiting).build()))
                .isEqualTo(new Child(NAME, CREATED, true, false, "ChildrenNotReady", new ChildCount(2, 1)));
        assertThat(Facts.child(new Builder().observed(1, subtree).build()).subtreeReady())
                .isFalse();
    }

    @Test
    void theIdOfAnObjectIsThatOfItsSpecOrItsUid() {
        assertThat(Facts.id(new Builder().build())).isEqualTo("brokering-id");
        assertThat(Facts.id(new Builder().withoutId().build())).isEqualTo("uid-1");
    }

    @Test
    void anIdIsClaimedAsReportedOnceTheStatusTellsIt() {
        var accepted = condition("Accepted", ConditionStatus.True, "Accepted");

        assertThat(Facts.claim(new Builder().build()).reported()).isFalse();
        assertThat(Facts.claim(new Builder().observed(1, accepted).build()).reported())
                .isTrue();
    }

    private static BillingAccount billingAccountOf(ChildCount projects) {
        var billingAccount = new BillingAccount();
        billingAccount.setMetadata(new ObjectMetaBuilder()
                .withName("acme-default")
                .withNamespace("brokering")
                .withGeneration(1L)
                .withCreationTimestamp(CREATED.toString())
                .build());
        billingAccount.setStatus(new BillingAccountStatus("id", 1L, List.of(), projects, null, List.of(), List.of()));
        return billingAccount;
    }

    private static Condition condition(String type, ConditionStatus status, String reason) {
        return new Condition(type, status, 1L, CREATED, reason, "As it is.");
    }

    /** A project, {@code clients/brokering}. */
    private static final class Builder {

        private final Project project = new Project();
        private static final String ID = "brokering-id";
        private boolean named = true;

        Builder() {
            project.setMetadata(new ObjectMetaBuilder()
                    .withNamespace("clients")
                    .withName("brokering")
                    .withUid("uid-1")
                    .withGeneration(1L)
                    .withCreationTimestamp(CREATED.toString())
                    .build());
        }

        Builder generation(long generation) {
            project.getMetadata().setGeneration(generation);
            return this;
        }

        Builder withoutId() {
            named = false;
            return this;
        }

        Builder observed(long generation, Condition... conditions) {
            project.setStatus(new ProjectStatus(
                    ID,
                    null,
                    null,
                    generation,
                    Arrays.asList(conditions),
                    new ChildCount(2, 1),
                    null,
                    List.of(),
                    List.of(),
                    List.of()));
            return this;
        }

        Project build() {
            project.setSpec(new ProjectSpec(
                    named ? ID : null,
                    null,
                    null,
                    ParentReference.to("middleman"),
                    null,
                    List.of(),
                    null,
                    AllowedNamespaces.SAME));
            return project;
        }
    }
}
