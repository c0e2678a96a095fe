package com.sinch.operator.bench;

import com.sinch.operator.cluster.ControlPlaneException;
import com.sinch.operator.demo.Cleanup;
import com.sinch.operator.demo.Screen;
import com.sinch.operator.tools.ToolException;

/**
 * Measures the operator beside the least that its API server can be had for, and writes the page that says so. All that it makes is
 * undone in the shutdown hook, the one way by which every end goes: its own, a failure's, and Ctrl-C's.
 */
public final class Bench {

    /** A ratio, a count or a size is beyond its budget. */
    private static final int MISSED = 1;

    /** It could not be measured. */
    private static final int FAILED = 2;

    private Bench() {}

    /** Runs the benchmark; {@link BenchSettings} says what may be chosen. */
    public static void main(String[] args) throws InterruptedException {
        var screen = Screen.ofStandardOutput();
        var cleanup = new Cleanup();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> end(screen, cleanup), "end of the benchmark"));
        System.exit(run(screen, cleanup));
    }

    private static int run(Screen screen, Cleanup cleanup) throws InterruptedException {
        try {
            var settings = BenchSettings.from(System.getProperties());
            var report = new BenchRun(settings, screen, cleanup).run();
            return tell(screen, report);
        } catch (BenchFailure | ControlPlaneException | ToolException e) {
            screen.print(String.valueOf(e.getMessage()));
            return FAILED;
        } catch (RuntimeException e) {
            screen.print("The benchmark failed", e);
            return FAILED;
        }
    }

    private static int tell(Screen screen, Report report) {
        var page = Written.into(report.settings().folder(), report);
        screen.heading("Measured");
        report.figures().forEach(figure -> screen.print("  " + Page.line(figure)));
        screen.print(
                report.settings().whole()
                        ? "Written to " + page
                        : "Written to " + page
                                + ": docs/performance.md is for a whole run with what is usual, and stays as it is");
        var missed = report.missed();
        missed.forEach(figure -> screen.print("MISSED " + Page.line(figure)));
        return missed.isEmpty() ? 0 : MISSED;
    }

    private static void end(Screen screen, Cleanup cleanup) {
        // While the work is being undone, whoever is still at it can only stumble.
        screen.silenceOthers();
        screen.step("Ending: what was made is removed");
        var problems = cleanup.run();
        problems.forEach(problem -> screen.print("Something is left: " + problem.getMessage()));
        if (!problems.isEmpty()) {
            Runtime.getRuntime().halt(FAILED);
        }
        screen.step("Ended: nothing of the benchmark is left");
    }
}
