package com.sinch.operator.bench;

import java.util.ArrayList;
import java.util.List;

/**
 * One thing for the load generator to do.
 *
 * @param name of its command
 * @param arguments what it is told beside how to reach the API server
 */
record LoadCommand(String name, List<String> arguments) {

    LoadCommand {
        arguments = List.copyOf(arguments);
    }

    static LoadCommand of(String name, String namespace, int objects) {
        return new LoadCommand(name, List.of("--namespace", namespace, "--objects", String.valueOf(objects)));
    }

    /** Has it do itself what an operator would have to write. */
    LoadCommand floor() {
        return with("--floor");
    }

    LoadCommand projects(int projects) {
        return with("--projects", String.valueOf(projects));
    }

    LoadCommand prefix(String prefix) {
        return with("--prefix", prefix);
    }

    LoadCommand request(String request) {
        return with("--request", request);
    }

    LoadCommand billingAccount(String billingAccount) {
        return with("--billing-account", billingAccount);
    }

    LoadCommand until(String condition) {
        return with("--until", condition);
    }

    private LoadCommand with(String... more) {
        var all = new ArrayList<>(arguments);
        all.addAll(List.of(more));
        return new LoadCommand(name, all);
    }
}
