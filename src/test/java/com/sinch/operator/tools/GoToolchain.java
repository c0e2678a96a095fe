package com.sinch.operator.tools;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The Go compiler on the PATH.
 *
 * @param version such as 1.26.8
 */
public record GoToolchain(String version) {

    /** The oldest Go that compiles the modules of this project, as their go.mod asks for it. */
    public static final String MINIMUM = "1.26";

    private static final Pattern VERSION = Pattern.compile("go version go(1\\.(\\d+)\\S*) .*");
    private static final int MINIMUM_MINOR = Integer.parseInt(MINIMUM.substring("1.".length()));

    /**
     * Finds it.
     *
     * @throws ToolException if there is none, or only one that is too old
     */
    public static GoToolchain find() {
        return parse(askForVersion());
    }

    /** Reads what {@code go version} says. */
    static GoToolchain parse(String output) {
        Matcher matcher = VERSION.matcher(output.strip());
        if (!matcher.matches()) {
            throw new ToolException("'go version' says '" + output.strip() + "'.");
        }
        GoToolchain found = new GoToolchain(matcher.group(1));
        if (Integer.parseInt(matcher.group(2)) < MINIMUM_MINOR) {
            throw new ToolException(
                    "it is built with Go " + MINIMUM + " or newer, and this machine has " + found.version() + ".");
        }
        return found;
    }

    private static String askForVersion() {
        ProcessBuilder go = new ProcessBuilder("go", "version").redirectErrorStream(true);
        useInstalledVersion(go);
        try {
            Process process = go.start();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            process.waitFor();
            return output;
        } catch (IOException e) {
            throw new ToolException(
                    "building it needs Go " + MINIMUM + " or newer, and there is no 'go' on the" + " PATH.", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ToolException("Interrupted while asking for the version of Go.", e);
        }
    }

    /** Keeps Go from downloading another version of itself. */
    static void useInstalledVersion(ProcessBuilder go) {
        go.environment().put("GOTOOLCHAIN", "local");
    }
}
