package com.sinch.operator.kubernetes;

import com.sinch.operator.api.Subproject;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import io.javaoperatorsdk.operator.api.config.Cloner;

/**
 * Copies the objects that the framework hands to reconcilers. The spec and status of a Subproject are records, which nobody can
 * change, so they are shared. All else, of which there is little, is copied by way of JSON, as the framework itself does.
 */
public final class SharingCloner implements Cloner {

    private final KubernetesSerialization json;

    /** @param json writes and reads what is copied whole */
    public SharingCloner(KubernetesSerialization json) {
        this.json = json;
    }

    @Override
    @SuppressWarnings("unchecked") // the copy is of the object's own class, which is final
    public <R extends HasMetadata> R clone(R object) {
        return object instanceof Subproject subproject ? (R) copy(subproject) : json.clone(object);
    }

    private static Subproject copy(Subproject original) {
        var copy = new Subproject();
        copy.setMetadata(new ObjectMetaBuilder(original.getMetadata()).build());
        copy.setSpec(original.getSpec());
        copy.setStatus(original.getStatus());
        return copy;
    }
}
