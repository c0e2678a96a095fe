package com.sinch.operator.controller.account;

import com.sinch.operator.api.Payment;
import com.sinch.operator.api.SinchAccount;
import com.sinch.operator.api.SinchAccountStatus;
import com.sinch.operator.controller.account.AccountDecision.Change;
import com.sinch.operator.domain.condition.Report;
import com.sinch.operator.kubernetes.Neighbourhood;
import io.fabric8.kubernetes.api.model.HasMetadata;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One reconciliation of a SinchAccount, without a cluster.
 *
 * @param report what is to be reported
 * @param creations the objects to create
 * @param credit what to create as well once the billing account among them was really created; empty = nothing
 * @param deletions the objects to delete
 */
public record AccountStep(
        Report<SinchAccountStatus> report,
        List<HasMetadata> creations,
        Optional<Payment> credit,
        List<HasMetadata> deletions) {

    /** Gathers, decides and reports, as the reconciler does. */
    public static AccountStep of(SinchAccount account, Neighbourhood neighbourhood, Instant now) {
        var decision = AccountDecision.decide(AccountWorld.gather(account, neighbourhood), now);
        var creations = new ArrayList<HasMetadata>();
        var deletions = new ArrayList<HasMetadata>();
        var credit = Optional.<Payment>empty();
        for (Change change : decision.changes()) {
            switch (change) {
                case CREATE_BILLING_ACCOUNT -> {
                    var made = DefaultObjects.billingAccount(account);
                    creations.add(made);
                    if (DefaultObjects.givesCredit(account.getSpec())) {
                        credit = Optional.of(DefaultObjects.openingCredit(account, made));
                    }
                }
                case CREATE_OPENING_CREDIT ->
                    DefaultObjects.findBillingAccount(account, neighbourhood)
                            .ifPresent(it -> creations.add(DefaultObjects.openingCredit(account, it)));
                case CREATE_PROJECT -> creations.add(DefaultObjects.project(account));
                case DELETE_BILLING_ACCOUNT ->
                    add(deletions, DefaultObjects.findBillingAccount(account, neighbourhood));
                case DELETE_OPENING_CREDIT -> add(deletions, DefaultObjects.findOpeningCredit(account, neighbourhood));
                case DELETE_PROJECT -> add(deletions, DefaultObjects.findProject(account, neighbourhood));
            }
        }
        return new AccountStep(decision.report(), creations, credit, deletions);
    }

    private static void add(List<HasMetadata> objects, Optional<? extends HasMetadata> object) {
        object.ifPresent(objects::add);
    }
}
