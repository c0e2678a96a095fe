package com.sinch.operator.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Everything that is measured with so many Subprojects.
 *
 * @param ground what is measured with
 * @param subprojects how many
 * @param spread whether a burst is measured that is spread over many Projects, too
 */
record Scale(Ground ground, int subprojects, boolean spread) {

    private static final int SPREAD = 100;

    List<Figure> measure() throws InterruptedException {
        var only = ground.settings().only();
        var figures = new ArrayList<Figure>();
        if (Group.any(only, Group.BURST, Group.STEADY, Group.RIPPLE, Group.RESTART, Group.REST, Group.MEMORY)) {
            figures.addAll(turns());
        }
        if (spread && subprojects >= SPREAD && only.contains(Group.BURST)) {
            figures.add(spreadBurst());
        }
        return figures;
    }

    private List<Figure> turns() throws InterruptedException {
        var turns = new Turns(ground, subprojects, 1);
        var floors = new ArrayList<Samples>();
        var operators = new ArrayList<Samples>();
        var figures = new ArrayList<Figure>();
        int rounds = chosen(Group.BURST) ? ground.settings().rounds() : 1;
        for (int round = 1; round <= rounds; round++) {
            boolean last = round == rounds;
            if (Group.any(ground.settings().only(), Group.BURST, Group.STEADY, Group.RIPPLE)) {
                say("round " + round + " of " + rounds + ", the floor");
                floors.add(turns.floor(last));
            }
            say("round " + round + " of " + rounds + ", the operator");
            operators.add(turns.operator(last, last ? finish(figures) : Turns.Finish.NONE));
        }
        if (!floors.isEmpty()) {
            figures.addAll(compared(floors, operators));
        }
        return figures;
    }

    /** What is measured with all of them there: the operator that did the work, and another one after it. */
    private Turns.Finish finish(List<Figure> figures) {
        return (playground, operator, samples) -> {
            if (chosen(Group.MEMORY)) {
                operator.residentMebibytes()
                        .ifPresent(value -> figures.add(memory("RSS after all of the above", value)));
            }
            operator.awaitRest();
            operator.close();
            try (var next = ground.operator(subprojects)) {
                afterRestart(figures, next);
                if (chosen(Group.RIPPLE)) {
                    say("deleting all");
                    var delete = LoadCommand.of("delete", playground.namespace(), subprojects);
                    samples.add(Step.DELETED, ground.load().run(delete, next).done());
                }
            }
        };
    }

    private void afterRestart(List<Figure> figures, Operator operator) throws InterruptedException {
        say("a restart");
        var ready = operator.awaitReady();
        var still = operator.awaitStill(subprojects);
        var restarted = operator.scrape();
        if (chosen(Group.RESTART)) {
            figures.add(figure(Group.RESTART, "until ready", "s", ready));
            figures.add(figure(Group.RESTART, "until all were looked at", "s", still)
                    .budget(Budget.RESTART));
            figures.add(figure(Group.RESTART, "writes", "", (double) restarted.requests())
                    .budget(Budget.NO_WRITES));
            figures.add(figure(Group.RESTART, "CPU", "CPU s", operator.cpuSeconds()));
        }
        if (chosen(Group.MEMORY)) {
            operator.residentMebibytes().ifPresent(value -> figures.add(memory("RSS after a restart", value)));
        }
        if (chosen(Group.REST)) {
            rest(figures, operator, restarted);
        }
        if (chosen(Group.MEMORY)) {
            figures.add(figure(Group.MEMORY, "live heap", "MiB", operator.liveMebibytes()));
        }
    }

    private void rest(List<Figure> figures, Operator operator, Scrape before) throws InterruptedException {
        int seconds = ground.settings().rest();
        say("at rest for " + seconds + " s");
        var processorBefore = operator.cpuSeconds();
        // Not until something happens: what is measured is that nothing does.
        TimeUnit.SECONDS.sleep(seconds);
        var processor = operator.cpuSeconds() - processorBefore;
        var writes = operator.scrape().requests() - before.requests();
        figures.add(figure(Group.REST, "writes in " + seconds + " s", "", (double) writes)
                .budget(Budget.NO_WRITES));
        figures.add(figure(Group.REST, "CPU in " + seconds + " s", "s", processor));
    }

    private List<Figure> compared(List<Samples> floors, List<Samples> operators) {
        var figures = new ArrayList<Figure>();
        if (chosen(Group.BURST)) {
            figures.add(compared(Group.BURST, "until all are Ready", "s", Step.BURST, floors, operators)
                    .budget(Budget.BURST));
            figures.add(figure(Group.BURST, "writes for each", "", median(Step.BURST_WRITES, operators))
                    .budget(Budget.WRITES));
            figures.add(figure(Group.BURST, "Events for each", "", median(Step.BURST_EVENTS, operators)));
            figures.add(figure(Group.BURST, "CPU for each", "ms", median(Step.BURST_PROCESSOR, operators)));
        }
        var floor = last(floors);
        var operator = last(operators);
        if (chosen(Group.STEADY)) {
            figures.add(compared(Group.STEADY, "half within", "ms", Step.STEADY_MEDIAN, floor, operator)
                    .budget(Budget.STEADY_MEDIAN));
            figures.add(compared(Group.STEADY, "99 of 100 within", "ms", Step.STEADY_TAIL, floor, operator)
                    .budget(Budget.STEADY_TAIL));
        }
        if (chosen(Group.RIPPLE)) {
            figures.add(compared(Group.RIPPLE, "funds gone", "s", Step.UNFUNDED, floor, operator));
            figures.add(
                    figure(Group.RIPPLE, "funds gone, writes for each", "", median(Step.UNFUNDED_WRITES, operator)));
            figures.add(compared(Group.RIPPLE, "funds back", "s", Step.FUNDED, floor, operator));
            figures.add(figure(Group.RIPPLE, "funds back, writes for each", "", median(Step.FUNDED_WRITES, operator)));
            figures.add(compared(Group.RIPPLE, "keys rotated", "s", Step.ROTATED, floor, operator));
            figures.add(
                    figure(Group.RIPPLE, "keys rotated, writes for each", "", median(Step.ROTATED_WRITES, operator)));
            figures.add(figure(Group.RIPPLE, "all deleted", "s", median(Step.DELETED, operator)));
        }
        return figures;
    }

    private Figure spreadBurst() throws InterruptedException {
        var turns = new Turns(ground, subprojects, SPREAD);
        say("over " + SPREAD + " Projects, the floor");
        var floor = List.of(turns.floor(false));
        say("over " + SPREAD + " Projects, the operator");
        var operator = List.of(turns.operator(false, Turns.Finish.NONE));
        var name = "until all are Ready, over " + SPREAD + " Projects";
        return compared(Group.BURST, name, "s", Step.BURST, floor, operator).budget(Budget.BURST);
    }

    private Figure compared(
            Group group, String name, String unit, Step step, List<Samples> floors, List<Samples> operators) {
        return figure(group, name, unit, median(step, operators)).floor(median(step, floors));
    }

    private Figure figure(Group group, String name, String unit, double value) {
        return Figure.of(group, subprojects, name, unit, value);
    }

    private Figure memory(String name, double value) {
        return figure(Group.MEMORY, name, "MiB", value).budget(Budget.MEMORY).budget(Budget.MEMORY_OF_MANY);
    }

    private static double median(Step step, List<Samples> all) {
        return Samples.median(all.stream().map(samples -> samples.median(step)).toList());
    }

    /** Whatever follows a burst is done once, after the last one. */
    private static List<Samples> last(List<Samples> all) {
        return List.of(all.get(all.size() - 1));
    }

    private boolean chosen(Group group) {
        return ground.settings().only().contains(group);
    }

    private void say(String what) {
        ground.screen().step(subprojects + " Subprojects: " + what);
    }
}
