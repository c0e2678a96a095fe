package com.sinch.operator.domain.key;

import com.sinch.operator.api.ApiKeySpec;
import com.sinch.operator.api.DataKeys;
import com.sinch.operator.api.Environment;
import com.sinch.operator.api.Labels;
import com.sinch.operator.api.SecretTemplate;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * How the Secret of an object's key is to look, apart from the key.
 *
 * @param labels its labels: the operator's own and the template's
 * @param annotations the template's annotations
 * @param dataKeys the names of its data entries
 */
public record SecretShape(Map<String, String> labels, Map<String, String> annotations, DataKeys dataKeys) {

    /**
     * The shape that a spec asks for. Labels come from the template alone: those of the owner, like the tracking labels of
     * GitOps tools, are never copied.
     *
     * @param environment what the project is for, which becomes a label; empty = none
     */
    public static SecretShape of(ApiKeySpec spec, Optional<Environment> environment) {
        var template = spec.secretTemplate() == null ? SecretTemplate.PLAIN : spec.secretTemplate();
        var labels = new TreeMap<>(template.labels());
        labels.put(Labels.CREDENTIAL, Labels.CREDENTIAL_API_KEY);
        environment.ifPresent(it -> labels.put(Labels.ENVIRONMENT, it.name()));
        return new SecretShape(Map.copyOf(labels), template.annotations(), template.dataKeys());
    }
}
