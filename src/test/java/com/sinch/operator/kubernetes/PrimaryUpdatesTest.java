package com.sinch.operator.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import com.sinch.operator.api.Subproject;
import com.sinch.operator.api.SubprojectStatus;
import io.fabric8.kubernetes.api.model.ManagedFieldsEntryBuilder;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PrimaryUpdatesTest {

    @ParameterizedTest
    @MethodSource("thatMatter")
    void whatTheOperatorActsOnMatters(Consumer<Subproject> edit) {
        assertThat(matters(edit)).isTrue();
    }

    static Stream<Consumer<Subproject>> thatMatter() {
        return Stream.of(
                metadata(it -> it.setGeneration(2L)),
                metadata(it -> it.setUid("uid-2")),
                metadata(it -> it.setDeletionTimestamp("2026-11-22T12:00:00Z")),
                metadata(it -> it.setFinalizers(List.of("example.com/theirs"))),
                metadata(it -> it.setAnnotations(Map.of("account.sinch.com/paused", "true"))),
                subproject -> subproject.setStatus(status("edited")));
    }

    @ParameterizedTest
    @MethodSource("thatDoNotMatter")
    void nothingElseMatters(Consumer<Subproject> edit) {
        assertThat(matters(edit)).isFalse();
    }

    static Stream<Consumer<Subproject>> thatDoNotMatter() {
        return Stream.of(
                subproject -> {},
                metadata(it -> it.setResourceVersion("2")),
                metadata(it -> it.setLabels(Map.of("team", "sms"))),
                metadata(it -> it.setAnnotations(Map.of("example.com/note", "theirs"))),
                metadata(it -> it.setManagedFields(List.of(new ManagedFieldsEntryBuilder().build()))));
    }

    private static boolean matters(Consumer<Subproject> edit) {
        var after = subproject();
        edit.accept(after);
        return PrimaryUpdates.matter(after, subproject());
    }

    private static Consumer<Subproject> metadata(Consumer<ObjectMeta> edit) {
        return subproject -> edit.accept(subproject.getMetadata());
    }

    private static Subproject subproject() {
        var subproject = CodecFixture.subproject("client-one", "uid-1");
        subproject.getMetadata().setGeneration(1L);
        subproject.getMetadata().setResourceVersion("1");
        subproject.setStatus(status("client-one"));
        return subproject;
    }

    private static SubprojectStatus status(String id) {
        return new SubprojectStatus(id, null, null, 1L, List.of(), null, List.of(), null, List.of(), List.of());
    }
}
