package com.sinch.operator.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;

/** Which classes are the project's own. */
final class Ours {

    private Ours() {}

    /** Our classes outside of those packages. */
    static DescribedPredicate<JavaClass> outside(String... packages) {
        return resideInAPackage("com.sinch.operator..")
                .and(not(resideInAnyPackage(packages)))
                .as("are ours and outside of %s", String.join(", ", packages));
    }
}
