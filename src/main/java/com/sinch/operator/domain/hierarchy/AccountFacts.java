package com.sinch.operator.domain.hierarchy;

import java.util.Optional;

/**
 * What a project needs to know of its account.
 *
 * @param parent what every child knows of its parent
 * @param accountId the account's ID; empty = not reported yet
 */
public record AccountFacts(Parent parent, Optional<String> accountId) {

    /** What a project has to be woken for. */
    public AccountFacts flowingDown() {
        return new AccountFacts(parent.flowingDown(), accountId);
    }
}
