package com.sinch.operator.cluster;

import com.sinch.operator.tools.Settings;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Which control plane is wanted.
 *
 * @param choice the kind of control plane
 * @param apiServerArguments arguments for kube-apiserver, such as {@code --max-requests-inflight=0}; a mock has no use for
 *     them
 */
public record ControlPlaneOptions(Choice choice, List<String> apiServerArguments) {

    /** The system property that forces a choice; the environment variable is the fallback. */
    static final String CHOICE_PROPERTY = "sinch.controlplane";

    static final String CHOICE_VARIABLE = "SINCH_CONTROLPLANE";

    /** The kind of control plane. */
    public enum Choice {
        /** The best that can be had. */
        BEST,
        /** The real one, or failure. */
        REAL,
        /** What {@code kube-api-test} has or downloads, or failure. */
        DOWNLOAD,
        /** The mock. */
        MOCK;

        static Choice parse(String name) {
            return Arrays.stream(values())
                    .filter(choice -> choice.name().toLowerCase(Locale.ROOT).equals(name))
                    .findFirst()
                    .orElseThrow(() -> new ControlPlaneException(
                            CHOICE_PROPERTY + " is real, download, mock or best, not '" + name + "'"));
        }
    }

    public ControlPlaneOptions {
        apiServerArguments = List.copyOf(apiServerArguments);
    }

    /**
     * No API server arguments, and the choice that the system property {@code sinch.controlplane} or the environment
     * variable {@code SINCH_CONTROLPLANE} forces ({@code real}, {@code download} or {@code mock}); otherwise the best.
     */
    public static ControlPlaneOptions fromEnvironment() {
        return Settings.read(CHOICE_PROPERTY, CHOICE_VARIABLE)
                .map(Choice::parse)
                .map(ControlPlaneOptions::of)
                .orElseGet(() -> of(Choice.BEST));
    }

    /** A choice, without API server arguments. */
    public static ControlPlaneOptions of(Choice choice) {
        return new ControlPlaneOptions(choice, List.of());
    }

    /** The same choice with these arguments for kube-apiserver. */
    public ControlPlaneOptions withApiServerArguments(String... arguments) {
        return new ControlPlaneOptions(choice, List.of(arguments));
    }
}
