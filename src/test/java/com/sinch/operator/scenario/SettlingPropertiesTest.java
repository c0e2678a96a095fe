package com.sinch.operator.scenario;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.summingInt;
import static org.assertj.core.api.Assertions.assertThat;

import com.sinch.operator.kubernetes.Facts;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/**
 * Whatever users do, everything settles: the simulation fails where something goes on changing, or where nobody was woken
 * for what would change. What is there then depends on what was asked and on what was recorded, and on nothing else.
 */
class SettlingPropertiesTest {

    /** The most status writes that an object of a kind needs where a whole tree is applied at once. */
    private static final Map<Kind, Integer> WRITES =
            // An account counts again each second, as long as what is beneath it changes.
            Map.of(Kind.SinchAccount, 5, Kind.BillingAccount, 2, Kind.Project, 3, Kind.Subproject, 1, Kind.Payment, 1);

    /**
     * @param beginning what is done at once
     * @param later what is done afterwards, each deed once everything has settled
     */
    record Story(List<Deed.Apply> beginning, List<Deed> later) {}

    @Provide
    Arbitrary<Story> stories() {
        return Arbitraries.longs().between(0, 10_000).map(Deeds::new).flatMap(deeds -> deeds.beginning()
                .flatMap(beginning -> deeds.later(beginning).map(later -> new Story(beginning, later))));
    }

    @Property(tries = 60)
    void theOrderOfEventsDoesNotMatter(@ForAll("stories") Story story, @ForAll long one, @ForAll long other) {
        assertThat(pictures(story, Simulation.fresh(one))).isEqualTo(pictures(story, Simulation.fresh(other)));
    }

    @Property(tries = 60)
    void cachesThatAreBehindDoNotMatter(@ForAll("stories") Story story, @ForAll long seed) {
        var behind = Simulation.lagging(seed, Duration.ofMillis(1500));

        assertThat(pictures(story, behind)).isEqualTo(pictures(story, Simulation.fresh(seed)));
    }

    @Property(tries = 60)
    void whatWasReportedIsFoundAgainFromSpecsIdsAndKeys(@ForAll("stories") Story story, @ForAll long seed) {
        var simulation = Simulation.fresh(seed);
        var pictures = pictures(story, simulation);
        // Whom a parent took before it was deleted is recorded in conditions alone.
        Assume.that(simulation.objects().stream().noneMatch(Facts::terminating));

        simulation.loseStatuses();
        simulation.settle();

        assertThat(picture(simulation)).isEqualTo(pictures.get(pictures.size() - 1));
    }

    @Property(tries = 60)
    void aTreeThatIsAppliedAtOnceTakesFewWritesInAnyOrder(
            @ForAll boolean defaults,
            @ForAll @IntRange(min = 1, max = 3) int projects,
            @ForAll @IntRange(max = 4) int subprojects,
            @ForAll Random order) {
        var simulation = Simulation.fresh(order.nextLong());
        var tree = new ArrayList<>(Trees.tree(defaults, projects, subprojects));
        Collections.shuffle(tree, order);
        tree.forEach(simulation::apply);
        simulation.settle();

        var writes = simulation.writes().stream().collect(groupingBy(Simulation.Write::name, summingInt(write -> 1)));
        assertThat(writes).allSatisfy((object, count) -> assertThat(count)
                .as(object.toString())
                .isLessThanOrEqualTo(WRITES.get(Kind.valueOf(object.kind()))));
    }

    private static List<String> pictures(Story story, Simulation simulation) {
        var pictures = new ArrayList<String>();
        story.beginning().forEach(deed -> deed.doTo(simulation));
        simulation.settle();
        pictures.add(picture(simulation));
        for (var deed : story.later()) {
            deed.doTo(simulation);
            simulation.settle();
            pictures.add(picture(simulation));
        }
        return pictures;
    }

    private static String picture(Simulation simulation) {
        return Picture.of(simulation, Set.of());
    }
}
