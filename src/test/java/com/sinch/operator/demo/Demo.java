package com.sinch.operator.demo;

import com.sinch.operator.cluster.ControlPlaneException;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * From a clone to issued keys: a control plane, the CRDs, the operator, the examples, and what became of them. All of it is
 * undone in the shutdown hook, the one way by which every end goes: the demo's own, a failure's, and Ctrl-C's.
 */
public final class Demo {

    /** The mock control plane's, which would tell of every request. Loggers that nobody holds forget their level. */
    private static final Logger REQUESTS = Logger.getLogger("io.fabric8.mockwebserver");

    private Demo() {}

    /** Runs the demo; {@link DemoSettings} says what may be chosen. */
    public static void main(String[] args) throws InterruptedException {
        REQUESTS.setLevel(Level.WARNING);
        var screen = Screen.ofStandardOutput();
        var cleanup = new Cleanup();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> end(screen, cleanup), "end of the demo"));
        System.exit(run(screen, cleanup));
    }

    private static int run(Screen screen, Cleanup cleanup) throws InterruptedException {
        try {
            boolean allReady = new DemoRun(DemoSettings.fromSystemProperties(), screen, cleanup).run();
            return allReady ? 0 : 1;
        } catch (DemoFailure | ControlPlaneException e) {
            screen.print(String.valueOf(e.getMessage()));
            return 1;
        } catch (RuntimeException e) {
            screen.print("The demo failed", e);
            return 1;
        }
    }

    private static void end(Screen screen, Cleanup cleanup) {
        // While the work is being undone, whoever is still at it can only stumble.
        screen.silenceOthers();
        screen.step("Ending");
        List<Exception> problems = cleanup.run();
        problems.forEach(problem -> screen.print("Something is left: " + problem.getMessage()));
        if (!problems.isEmpty()) {
            Runtime.getRuntime().halt(1);
        }
        screen.step("Ended: nothing of the demo is left");
    }
}
