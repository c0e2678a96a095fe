package com.sinch.operator.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sinch.operator.api.Project;
import com.sinch.operator.api.Subproject;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ObjectCachesTest {

    private final ObjectCaches caches = new ObjectCaches();

    @Test
    void eachKindHasOneCache() {
        assertThat(caches.of(Project.class))
                .isSameAs(caches.of(Project.class))
                .isNotSameAs(caches.of(Subproject.class));
    }

    @Test
    void whoListensIsToldWhatItWasAndWhatItIs() {
        List<Change<Project>> told = new ArrayList<>();
        caches.of(Project.class).onChange(told::add);

        caches.of(Project.class).changed(Optional.of(project("1")), Optional.of(project("2")));
        caches.of(Subproject.class).changed(Optional.empty(), Optional.of(new Subproject()));

        assertThat(told).singleElement().satisfies(change -> assertThat(
                        change.states().map(it -> it.getMetadata().getResourceVersion()))
                .containsExactly("1", "2"));
    }

    @Test
    void aChangeConcernsThoseFactsThatDiffer() {
        var change = new Change<>(Optional.of(project("1")), Optional.of(project("2")));

        assertThat(change.concerns(it -> it.getMetadata().getName())).isFalse();
        assertThat(change.concerns(it -> it.getMetadata().getResourceVersion())).isTrue();
    }

    @Test
    void whatIsNewOrGoneConcernsAllFacts() {
        assertThat(new Change<>(Optional.empty(), Optional.of(project("1"))).concerns(it -> "same"))
                .isTrue();
        assertThat(new Change<>(Optional.of(project("1")), Optional.empty()).concerns(it -> "same"))
                .isTrue();
    }

    @Test
    void withoutAControllerThereIsNothingToRead() {
        assertThatThrownBy(() -> caches.of(Project.class).get(new ResourceID("one", "home")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("Project");
    }

    private static Project project(String version) {
        var project = new Project();
        project.setMetadata(new ObjectMetaBuilder()
                .withNamespace("home")
                .withName("one")
                .withResourceVersion(version)
                .build());
        return project;
    }
}
