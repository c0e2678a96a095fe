package com.sinch.operator.domain.hierarchy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class DerivedNamesPropertiesTest {

    private static final String SUBDOMAIN = "[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*";

    @Property
    void whatIsDerivedFromANameOfKubernetesIsOne(@ForAll("names") String name) {
        assertThat(derived(name))
                .allSatisfy(it -> assertThat(it).hasSizeLessThanOrEqualTo(253).matches(SUBDOMAIN));
    }

    @Property
    void whatIsDerivedFromDifferentNamesDiffers(@ForAll("names") String one, @ForAll("names") String other) {
        Assume.that(!one.equals(other));

        assertThat(DerivedNames.accountDefault(one)).isNotEqualTo(DerivedNames.accountDefault(other));
        assertThat(DerivedNames.subprojectSecret(one)).isNotEqualTo(DerivedNames.subprojectSecret(other));
        assertThat(DerivedNames.projectSecret(one)).isNotEqualTo(DerivedNames.projectSecret(other));
    }

    private static List<String> derived(String name) {
        return List.of(
                DerivedNames.accountDefault(name),
                DerivedNames.subprojectSecret(name),
                DerivedNames.projectSecret(name));
    }

    /** Names of which most are near the longest that there are, and rich in dots and dashes. */
    @Provide
    static Arbitrary<String> names() {
        var parts = Arbitraries.of("a", "0", "a-b", "a--b", "z".repeat(60));
        return parts.list()
                .ofMinSize(1)
                .ofMaxSize(250)
                .map(some -> some.stream().collect(Collectors.joining(".")))
                .map(name -> name.substring(0, Math.min(253, name.length())).replaceAll("[-.]+$", ""));
    }
}
