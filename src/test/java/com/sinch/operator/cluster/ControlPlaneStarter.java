package com.sinch.operator.cluster;

import com.sinch.operator.tools.GoToolchain;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Takes the best control plane that is wanted and can be had. */
record ControlPlaneStarter(ControlPlaneOptions options, Consumer<String> progress) {

    LocalControlPlane start() {
        return switch (options.choice()) {
            case REAL -> real();
            case DOWNLOAD -> downloaded();
            case MOCK -> mock();
            case BEST -> best();
        };
    }

    /**
     * Only what cannot be had is passed over. A control plane that is there but does not start is a fault to be seen, not
     * a reason to test less.
     */
    private LocalControlPlane best() {
        Optional<ControlPlaneBinary> binary = orSayWhyNot(() -> ControlPlaneBinary.obtain(progress));
        if (binary.isPresent()) {
            return RealControlPlane.start(binary.get(), options.apiServerArguments(), progress);
        }
        return orSayWhyNot(this::downloaded).orElseGet(this::mock);
    }

    private <T> Optional<T> orSayWhyNot(Supplier<T> attempt) {
        try {
            return Optional.of(attempt.get());
        } catch (ControlPlaneException e) {
            progress.accept(String.valueOf(e.getMessage()));
            return Optional.empty();
        }
    }

    private LocalControlPlane real() {
        return RealControlPlane.start(ControlPlaneBinary.obtain(progress), options.apiServerArguments(), progress);
    }

    private LocalControlPlane downloaded() {
        return DownloadedControlPlane.start(options.apiServerArguments(), progress);
    }

    private LocalControlPlane mock() {
        progress.accept("THIS IS A MOCK, NOT KUBERNETES: no schemas, defaults, validation, access control or garbage"
                + " collection. For the real thing, install Go " + GoToolchain.MINIMUM + " or newer.");
        return MockControlPlane.start();
    }
}
