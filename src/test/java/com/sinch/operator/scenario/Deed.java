package com.sinch.operator.scenario;

import com.sinch.operator.api.ReportedStatus;
import com.sinch.operator.domain.hierarchy.ObjectName;
import com.sinch.operator.kubernetes.Facts;
import io.fabric8.kubernetes.client.CustomResource;
import java.util.Map;

/** Something that a user does to a cluster. */
sealed interface Deed {

    void doTo(Simulation simulation);

    /** An object is created, or replaced by another version if the API server lets that happen. */
    record Apply(CustomResource<?, ? extends ReportedStatus> object) implements Deed {

        @Override
        public void doTo(Simulation simulation) {
            if (simulation.accepts(object)) {
                simulation.apply(object);
            }
        }

        @Override
        public String toString() {
            var metadata = object.getMetadata();
            return "apply " + Facts.name(object) + " " + metadata.getAnnotations() + " " + object.getSpec();
        }
    }

    /** An object is deleted. */
    record Delete(ObjectName name) implements Deed {

        @Override
        public void doTo(Simulation simulation) {
            simulation.delete(name);
        }
    }

    /** An object vanishes, as one whose finalizer was cut. */
    record Cut(ObjectName name) implements Deed {

        @Override
        public void doTo(Simulation simulation) {
            simulation.cut(name);
        }
    }

    /** A namespace gets other labels. */
    record Label(String namespace, Map<String, String> labels) implements Deed {

        @Override
        public void doTo(Simulation simulation) {
            simulation.label(namespace, labels);
        }
    }
}
