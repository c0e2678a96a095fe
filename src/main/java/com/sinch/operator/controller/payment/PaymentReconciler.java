package com.sinch.operator.controller.payment;

import static com.sinch.operator.kubernetes.Link.PAYMENT_TO_BILLING_ACCOUNT;

import com.sinch.operator.api.Payment;
import com.sinch.operator.kubernetes.Caches;
import com.sinch.operator.kubernetes.Facts;
import com.sinch.operator.kubernetes.NamespaceWatch;
import com.sinch.operator.kubernetes.ObjectCaches;
import com.sinch.operator.kubernetes.RecordWatch;
import com.sinch.operator.kubernetes.StatusWriter;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.api.reconciler.EventSourceContext;
import io.javaoperatorsdk.operator.api.reconciler.Reconciler;
import io.javaoperatorsdk.operator.api.reconciler.UpdateControl;
import io.javaoperatorsdk.operator.processing.event.source.EventSource;
import java.time.Clock;
import java.util.List;

/** Tells of each Payment whether its billing account takes it. */
public final class PaymentReconciler implements Reconciler<Payment> {

    private final ObjectCaches objects;
    private final NamespaceWatch namespaces;
    private final RecordWatch records;
    private final StatusWriter statuses;
    private final Clock clock;

    /**
     * @param objects the caches of all controllers
     * @param namespaces what is known of namespaces
     * @param records what is known of payments and usage reports
     * @param statuses writes the statuses
     * @param clock tells the time
     */
    public PaymentReconciler(
            ObjectCaches objects, NamespaceWatch namespaces, RecordWatch records, StatusWriter statuses, Clock clock) {
        this.objects = objects;
        this.namespaces = namespaces;
        this.records = records;
        this.statuses = statuses;
        this.clock = clock;
    }

    @Override
    public List<EventSource<?, Payment>> prepareEventSources(EventSourceContext<Payment> context) {
        return List.of(
                objects.of(Payment.class).announcing(context),
                PAYMENT_TO_BILLING_ACCOUNT.toParent(context, objects, billingAccount -> Facts.recording(billingAccount)
                        .flowingDown()));
    }

    @Override
    public UpdateControl<Payment> reconcile(Payment payment, Context<Payment> context) {
        var world = PaymentWorld.gather(payment, new Caches<>(context, objects, namespaces, records));
        var decision = PaymentDecision.decide(world, clock.instant());
        return statuses.write(UpdateControl.noUpdate(), payment, decision.report(), context, decision.now());
    }
}
