package com.sinch.operator.kubernetes;

import com.sinch.operator.api.ReportedStatus;
import io.fabric8.kubernetes.client.CustomResource;
import java.util.List;
import java.util.Optional;

/**
 * What is seen of other objects from one of them. What does not permit an object is not seen by it, just as if it did not
 * exist; and what a parent does not permit is not seen by the parent.
 */
public interface Neighbourhood {

    /** The object that {@code child} names, where it exists and permits it. */
    <C extends CustomResource<?, ? extends ReportedStatus>, P extends CustomResource<?, ?>> Optional<P> parent(
            Link<C, P> link, C child);

    /** The objects that are attached to {@code parent}: those that name it and that it permits. */
    <C extends CustomResource<?, ? extends ReportedStatus>, P extends CustomResource<?, ?>> List<C> children(
            Link<C, P> link, P parent);

    /** The object of that name among those that hold such references, where it exists, whatever it refers to. */
    <C extends CustomResource<?, ? extends ReportedStatus>, P extends CustomResource<?, ?>> Optional<C> namesake(
            Link<C, P> link, String namespace, String name);

    /** What is known of namespaces. */
    Namespaces namespaces();

    /** What is known of payments and usage reports. */
    Records records();
}
