package com.sinch.operator.it;

import com.sinch.operator.cluster.Component;
import com.sinch.operator.cluster.Fidelity;
import com.sinch.operator.cluster.LocalControlPlane;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Starts one control plane and one operator for a whole test run, and hands each test its sandbox. */
final class SharedCluster implements ParameterResolver, ExecutionCondition {

    private static final Namespace STORE = Namespace.create(SharedCluster.class);

    /** The control plane and the operator on it; ends with the test run. */
    record Running(LocalControlPlane controlPlane, RunningOperator operator) implements AutoCloseable {

        static Running start() {
            var controlPlane = LocalControlPlane.start(System.err::println);
            System.err.println(controlPlane.description());
            Crds.install(controlPlane.client());
            learnNewKinds(controlPlane);
            return new Running(controlPlane, RunningOperator.start(controlPlane));
        }

        @Override
        public void close() {
            operator.close();
            controlPlane.close();
        }
    }

    /** The garbage collector looks for new kinds every 30 seconds; started anew it looks at once. */
    static void learnNewKinds(LocalControlPlane controlPlane) {
        if (controlPlane.fidelity() == Fidelity.REAL) {
            controlPlane.stop(Component.CONTROLLER_MANAGER);
            controlPlane.start(Component.CONTROLLER_MANAGER);
        }
    }

    private static Running running(ExtensionContext context) {
        return context.getRoot().getStore(STORE).getOrComputeIfAbsent("running", key -> Running.start(), Running.class);
    }

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        var controlPlane = running(context).controlPlane();
        return controlPlane.fidelity() == Fidelity.REAL
                ? ConditionEvaluationResult.enabled("on " + controlPlane.description())
                : ConditionEvaluationResult.disabled(
                        "SKIPPED: needs a real control plane, and this is " + controlPlane.description());
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        var type = parameter.getParameter().getType();
        return type == Sandbox.class || type == LocalControlPlane.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        var controlPlane = running(context).controlPlane();
        return parameter.getParameter().getType() == LocalControlPlane.class
                ? controlPlane
                : Sandbox.create(controlPlane);
    }
}
