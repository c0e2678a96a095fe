package com.sinch.operator.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Who may know whom. */
@AnalyzeClasses(packages = "com.sinch.operator", importOptions = DoNotIncludeTests.class)
class LayeringTest {

    private static final String ROOT = "com.sinch.operator";
    private static final String API = ROOT + ".api..";
    private static final String DOMAIN = ROOT + ".domain..";
    private static final String KUBERNETES = ROOT + ".kubernetes..";
    private static final String CONTROLLERS = ROOT + ".controller..";
    private static final String RUNTIME = ROOT + ".runtime..";
    private static final String CLI = ROOT + ".cli..";

    @ArchTest
    static final ArchRule theApiKnowsNothingElseOfOurs =
            noClasses().that().resideInAPackage(API).should().dependOnClassesThat(Ours.outside(API));

    @ArchTest
    static final ArchRule theDomainIsPure = classes()
            .that()
            .resideInAPackage(DOMAIN)
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    DOMAIN,
                    API,
                    "java.lang",
                    "java.util..",
                    "java.time..",
                    "java.nio.charset",
                    "java.security",
                    "java.math",
                    "org.jspecify.annotations");

    @ArchTest
    static final ArchRule theDomainKnowsTheValuesOfTheApiButNotItsResources = noClasses()
            .that()
            .resideInAPackage(DOMAIN)
            .should()
            .dependOnClassesThat()
            .areAssignableTo("io.fabric8.kubernetes.api.model.HasMetadata");

    @ArchTest
    static final ArchRule theKubernetesLayerServesControllersWithoutKnowingThem = noClasses()
            .that()
            .resideInAPackage(KUBERNETES)
            .should()
            .dependOnClassesThat(Ours.outside(KUBERNETES, DOMAIN, API));

    @ArchTest
    static final ArchRule controllersKnowOnlyWhatTheyShare = noClasses()
            .that()
            .resideInAPackage(CONTROLLERS)
            .should()
            .dependOnClassesThat(Ours.outside(CONTROLLERS, KUBERNETES, DOMAIN, API));

    @ArchTest
    static final ArchRule controllersDoNotKnowOneAnother =
            slices().matching(ROOT + ".controller.(*)..").should().notDependOnEachOther();

    @ArchTest
    static final ArchRule commandsKnowNeitherControllersNorTheRunningOperator = noClasses()
            .that()
            .resideInAPackage(CLI)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(CONTROLLERS, RUNTIME);

    @ArchTest
    static final ArchRule theRunningOperatorKnowsNoOtherCommand = noClasses()
            .that()
            .resideInAPackage(RUNTIME)
            .should()
            .dependOnClassesThat()
            .resideInAPackage(CLI);

    @ArchTest
    static final ArchRule packagesHaveNoCycles =
            slices().matching(ROOT + ".(*)..").should().beFreeOfCycles();
}
