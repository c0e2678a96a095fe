package com.sinch.operator.kubernetes;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.sinch.operator.api.BillingAccount;
import com.sinch.operator.api.Payment;
import com.sinch.operator.api.Project;
import com.sinch.operator.api.SinchAccount;
import com.sinch.operator.api.Subproject;
import io.fabric8.kubernetes.api.model.KubernetesResource;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.util.List;

/** The client of an operator that keeps thousands of objects. What each choice brings: {@code docs/decisions/0025-performance.md}. */
public final class OperatorClient {

    /**
     * What watches tell of at once as what it is, and not by way of a generic object. Not UsageReports: they are watched as two
     * types.
     */
    private static final List<Class<? extends KubernetesResource>> WATCHED =
            List.of(SinchAccount.class, BillingAccount.class, Project.class, Subproject.class, Payment.class);

    private OperatorClient() {}

    /** Who set which field last is longer than all else in an object, and nobody here reads it. */
    @JsonIgnoreProperties("managedFields")
    private interface WithoutManagedFields {}

    /** Begins a client; whose cluster it is for remains to be said. */
    public static KubernetesClientBuilder builder() {
        return new KubernetesClientBuilder()
                .withHttpClientFactory(new ColdStartHttpClientFactory())
                .withKubernetesSerialization(serialization());
    }

    private static KubernetesSerialization serialization() {
        var strings = new SharedStrings();
        // Each managedFields entry has names of its own, and Jackson's table of names would be copied for each object.
        var names = new JsonFactoryBuilder()
                .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
                .build();
        var mapper = new ObjectMapper(names)
                .addMixIn(ObjectMeta.class, WithoutManagedFields.class)
                .registerModule(new SimpleModule()
                        .addDeserializer(String.class, strings)
                        .addKeyDeserializer(String.class, strings.ofKeys()));
        var serialization = new KubernetesSerialization(mapper, true);
        WATCHED.forEach(serialization::registerKubernetesResource);
        return serialization;
    }
}
