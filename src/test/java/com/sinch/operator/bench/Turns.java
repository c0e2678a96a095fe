package com.sinch.operator.bench;

/**
 * The floor and the operator, which take turns: each does the same on an API server that the other one has left.
 *
 * @param ground what is measured with
 * @param subprojects how many
 * @param projects among how many Projects
 */
record Turns(Ground ground, int subprojects, int projects) {

    private static final String STEADY = "steady";
    private static final String EVERYTHING = "Ready=True";

    /**
     * One turn of the floor.
     *
     * @param all whether it does all that was chosen, or a burst alone
     */
    Samples floor(boolean all) throws InterruptedException {
        var samples = new Samples();
        try (var playground = ground.playground("floor")) {
            var name = playground.namespace();
            samples.add(Step.BURST, ground.load().run(apply(name).floor()).done());
            if (all && chosen(Group.RIPPLE)) {
                var relink = LoadCommand.of("relink", name, subprojects).floor();
                samples.add(
                        Step.UNFUNDED,
                        ground.load().run(relink.until("Ready=False")).done());
                samples.add(
                        Step.FUNDED, ground.load().run(relink.until(EVERYTHING)).done());
                samples.add(
                        Step.ROTATED, ground.load().run(rotate(name).floor()).done());
            }
            if (all && chosen(Group.STEADY)) {
                steady(samples, ground.load().run(oneByOne(name).floor()));
            }
        }
        return samples;
    }

    /**
     * One turn of the operator.
     *
     * @param all whether it does all that was chosen, or a burst alone
     * @param finish what is done in the end, with all the Subprojects there, and the operator
     */
    Samples operator(boolean all, Finish finish) throws InterruptedException {
        var samples = new Samples();
        try (var operator = ground.operator(subprojects)) {
            operator.awaitReady();
            warmUp(operator);
            try (var playground = ground.playground("operator")) {
                playground.plant(projects);
                operator.awaitStill(0);
                burst(samples, operator, playground.namespace());
                if (all && chosen(Group.RIPPLE)) {
                    ripple(samples, operator, playground.namespace());
                }
                if (all && chosen(Group.STEADY)) {
                    steady(samples, ground.load().run(oneByOne(playground.namespace()), operator));
                }
                finish.with(playground, operator, samples);
            }
        }
        return samples;
    }

    /** What follows a turn of the operator. */
    interface Finish {

        /** Nothing. */
        Finish NONE = (playground, operator, samples) -> {};

        void with(Playground playground, Operator operator, Samples samples) throws InterruptedException;
    }

    /** Whatever is slow once is done with before anything is measured: Java compiles what is used. */
    private void warmUp(Operator operator) throws InterruptedException {
        var settings = ground.settings();
        if (settings.warmUp() == 0) {
            return;
        }
        try (var playground = ground.playground("warm-up")) {
            playground.plant(1);
            ground.load().run(LoadCommand.of("apply", playground.namespace(), settings.warmUp()), operator);
        }
        operator.awaitStill(0);
    }

    private void burst(Samples samples, Operator operator, String namespace) throws InterruptedException {
        var before = operator.scrape();
        var processorBefore = operator.cpuSeconds();
        samples.add(Step.BURST, ground.load().run(apply(namespace), operator).done());
        operator.awaitStill(before.reconciliations() + subprojects);
        var after = operator.scrape();
        samples.add(Step.BURST_WRITES, each((double) (after.writes() - before.writes())));
        samples.add(Step.BURST_EVENTS, each((double) (eventsOf(after) - eventsOf(before))));
        samples.add(Step.BURST_PROCESSOR, 1000 * each(operator.cpuSeconds() - processorBefore));
    }

    private static long eventsOf(Scrape scrape) {
        return scrape.events() + scrape.eventsQueued();
    }

    private void ripple(Samples samples, Operator operator, String namespace) throws InterruptedException {
        var relink = LoadCommand.of("relink", namespace, subprojects);
        measure(
                samples,
                operator,
                Step.UNFUNDED,
                Step.UNFUNDED_WRITES,
                relink.billingAccount(Playground.EXHAUSTED).until("Ready=False"));
        measure(
                samples,
                operator,
                Step.FUNDED,
                Step.FUNDED_WRITES,
                relink.billingAccount(Playground.FUNDED).until(EVERYTHING));
        measure(samples, operator, Step.ROTATED, Step.ROTATED_WRITES, rotate(namespace));
    }

    private void measure(Samples samples, Operator operator, Step time, Step writes, LoadCommand command)
            throws InterruptedException {
        var before = operator.scrape();
        samples.add(time, ground.load().run(command, operator).done());
        operator.awaitStill(0);
        samples.add(writes, each((double) (operator.scrape().writes() - before.writes())));
    }

    private static void steady(Samples samples, LoadFigures measured) {
        samples.add(Step.STEADY_MEDIAN, measured.value("p50"));
        samples.add(Step.STEADY_TAIL, measured.value("p99"));
    }

    private LoadCommand apply(String namespace) {
        return LoadCommand.of("apply", namespace, subprojects).projects(projects);
    }

    private LoadCommand rotate(String namespace) {
        return LoadCommand.of("rotate", namespace, subprojects).request("benchmark");
    }

    private LoadCommand oneByOne(String namespace) {
        return LoadCommand.of("one-by-one", namespace, ground.settings().steady())
                .prefix(STEADY);
    }

    private boolean chosen(Group group) {
        return ground.settings().only().contains(group);
    }

    private double each(double all) {
        return all / subprojects;
    }
}
