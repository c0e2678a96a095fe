package com.sinch.operator.domain.hierarchy;

import static org.assertj.core.api.Assertions.assertThat;

import com.sinch.operator.api.MemberRole;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DerivedNamesTest {

    @Test
    void namesAreTheObjectsWithASuffix() {
        assertThat(DerivedNames.accountDefault("middleman")).isEqualTo("middleman-default");
        assertThat(DerivedNames.subprojectSecret("client-one")).isEqualTo("client-one-api-key");
        assertThat(DerivedNames.projectSecret("clients")).isEqualTo("clients-project-api-key");
    }

    @Test
    void aNameThatJustFitsStaysWhole() {
        var name = "a".repeat(253 - "-default".length());

        assertThat(DerivedNames.accountDefault(name)).isEqualTo(name + "-default");
    }

    @Test
    void aNameThatIsTooLongIsCutAndEndsInAHashOfTheWhole() {
        var name = "a".repeat(246);

        assertThat(DerivedNames.accountDefault(name)).hasSize(253).isEqualTo("a".repeat(242) + "-412109b73e");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-", ".", "--", "-.", "--.-"})
    void noDashOrDotStandsBeforeTheHash(String punctuation) {
        var kept = "a".repeat(242 - punctuation.length());

        assertThat(DerivedNames.subprojectSecret(kept + punctuation + "bbbbbbbbbb"))
                .matches("a{" + kept.length() + "}-[0-9a-f]{10}");
    }

    @Test
    void longNamesThatDifferOnlyAtTheirEndStayApart() {
        var start = "a".repeat(252);

        assertThat(DerivedNames.subprojectSecret(start + "b")).isNotEqualTo(DerivedNames.subprojectSecret(start + "c"));
    }

    @Test
    void aProjectAndASubprojectOfTheSameLongNameHaveSecretsOfTheirOwn() {
        var name = "a".repeat(253);

        assertThat(DerivedNames.subprojectSecret(name)).isNotEqualTo(DerivedNames.projectSecret(name));
    }

    @Test
    void rolesAreNamedAfterTheKindTheObjectAndTheRole() {
        assertThat(DerivedNames.access(new ObjectName("Project", "a", "clients"), MemberRole.Viewer))
                .isEqualTo("clients-project-viewer");
        assertThat(DerivedNames.access(new ObjectName("Subproject", "a", "client-one"), MemberRole.Admin))
                .isEqualTo("client-one-subproject-admin");
    }

    @Test
    void aRoleTellsWhichObjectItIsFor() {
        assertThat(DerivedNames.accessedBy("Project", "clients-project-viewer")).contains("clients");
        assertThat(DerivedNames.accessedBy("Subproject", "a-project-viewer-subproject-admin"))
                .contains("a-project-viewer");
        assertThat(DerivedNames.accessedBy("Project", "client-one-subproject-admin"))
                .isEmpty();
        assertThat(DerivedNames.accessedBy("Project", "-project-viewer")).isEmpty();
        assertThat(DerivedNames.accessedBy("Project", "anything")).isEmpty();
    }
}
