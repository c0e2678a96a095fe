package com.sinch.operator.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.sinch.operator.Main;
import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.time.Clock;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.NullMarked;

/** What comes in through constructors only, and what no class does. */
@AnalyzeClasses(packages = "com.sinch.operator", importOptions = DoNotIncludeTests.class)
class PurityTest {

    /** What brings time, randomness and the environment into a program. */
    private static final Map<String, Set<String>> SOURCES = Map.ofEntries(
            Map.entry("java.lang.System", Set.of("getenv", "currentTimeMillis", "nanoTime")),
            Map.entry("java.lang.Math", Set.of("random")),
            Map.entry("java.util.UUID", Set.of("randomUUID")),
            Map.entry("java.util.Date", Set.of("<init>")),
            Map.entry("java.util.Random", Set.of("<init>")),
            Map.entry("java.util.concurrent.ThreadLocalRandom", Set.of("current")),
            Map.entry("java.security.SecureRandom", Set.of("<init>", "getInstance", "getInstanceStrong")));

    private static final Set<String> CLOCKS =
            Set.of("systemUTC", "systemDefaultZone", "system", "tickMillis", "tickSeconds", "tickMinutes");

    private static final DescribedPredicate<JavaAccess<?>> A_SOURCE_OF_CHANCE =
            describe("brings in time, randomness or the environment", access -> isSourceOfChance(access.getTarget()));

    private static final DescribedPredicate<JavaClass> MAIN =
            describe("the composition root", type -> type.isEquivalentTo(Main.class));

    @ArchTest
    static final ArchRule timeRandomnessAndTheEnvironmentComeInAtTheCompositionRootOnly =
            noClasses().that(DescribedPredicate.not(MAIN)).should().accessTargetWhere(A_SOURCE_OF_CHANCE);

    @ArchTest
    static void theRuleAboveSeesThroughMethodReferencesAndConstructors(JavaClasses classes) {
        var seen = classes.get(Main.class).getAccessesFromSelf().stream()
                .filter(A_SOURCE_OF_CHANCE)
                .map(access -> access.getTarget().getFullName());

        assertThat(seen)
                .contains(
                        "java.time.Clock.systemUTC()",
                        "java.util.UUID.randomUUID()",
                        "java.security.SecureRandom.<init>()");
    }

    @ArchTest
    static final ArchRule nobodyUsesReflection =
            noClasses().should().dependOnClassesThat().resideInAPackage("java.lang.reflect..");

    @ArchTest
    static final ArchRule thereIsNoGlobalState =
            fields().that().areStatic().should().beFinal();

    @ArchTest
    static final ArchRule everyPackageSaysWhatMayBeNull = classes()
            .should(new ArchCondition<>("be in a @NullMarked package") {
                @Override
                public void check(JavaClass type, ConditionEvents events) {
                    var marked = type.getPackage().isAnnotatedWith(NullMarked.class);
                    events.add(new SimpleConditionEvent(type, marked, type.getPackageName() + " is not @NullMarked"));
                }
            });

    private static boolean isSourceOfChance(AccessTarget target) {
        var owner = target.getOwner().getName();
        var readsClock = target.getOwner().isEquivalentTo(Clock.class) && CLOCKS.contains(target.getName());
        return readsClock
                || readsPresentTime(target)
                || SOURCES.getOrDefault(owner, Set.of()).contains(target.getName());
    }

    /** {@code now()} and {@code now(zone)} of java.time; {@code now(clock)} is handed its time. */
    private static boolean readsPresentTime(AccessTarget target) {
        return target instanceof AccessTarget.CodeUnitAccessTarget method
                && target.getOwner().getPackageName().startsWith("java.time")
                && target.getName().equals("now")
                && method.getRawParameterTypes().stream().noneMatch(type -> type.isEquivalentTo(Clock.class));
    }
}
