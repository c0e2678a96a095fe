package com.sinch.operator.domain.statement;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * The part of a statement that is one billing account's, complete by itself.
 *
 * @param payer the billing account
 * @param flow its balance and what came and went; empty = only some charges are shown
 * @param payments the payments of the period, by date
 * @param projects the charges of the period, by project
 * @param omissions the records of the period that name it and count nowhere
 */
public record Part(
        Payer payer,
        Optional<Flow> flow,
        List<PaymentLine> payments,
        List<ProjectCharges> projects,
        List<Omission> omissions) {

    /** Keeps copies. */
    public Part {
        payments = List.copyOf(payments);
        projects = List.copyOf(projects);
        omissions = List.copyOf(omissions);
    }

    Part with(Flow balance) {
        return new Part(payer, Optional.of(balance), payments, projects, omissions);
    }

    /** Whether there is nothing to show of some charges. */
    boolean blank() {
        return flow.isEmpty() && projects.isEmpty() && omissions.isEmpty();
    }

    /** The sum of the charges that are shown. */
    public BigDecimal charged() {
        return projects.stream().map(ProjectCharges::total).reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
