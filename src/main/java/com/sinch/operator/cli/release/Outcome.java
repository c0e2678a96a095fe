package com.sinch.operator.cli.release;

import static java.util.stream.Collectors.joining;

import com.sinch.operator.cli.PlainText;
import java.util.List;

/** What became of an object that was to be released. */
sealed interface Outcome {

    /** In one phrase, for the user. */
    String inWords();

    /**
     * The operator's finalizer is off.
     *
     * @param otherFinalizers what goes on holding it
     */
    record Released(List<String> otherFinalizers) implements Outcome {

        public Released {
            otherFinalizers = List.copyOf(otherFinalizers);
        }

        @Override
        public String inWords() {
            return otherFinalizers.isEmpty()
                    ? "released"
                    : otherFinalizers.stream()
                            .map(PlainText::oneLine)
                            .collect(joining(", ", "released; other finalizers stay: ", ""));
        }
    }

    /** Somebody else was faster: the object is gone, or no longer carries the finalizer. */
    record ReleasedAlready() implements Outcome {
        @Override
        public String inWords() {
            return "released already";
        }
    }

    /**
     * The finalizer is still there.
     *
     * @param reason why, and what to do about it
     */
    record NotReleased(String reason) implements Outcome {
        @Override
        public String inWords() {
            return "not released: " + reason;
        }
    }
}
