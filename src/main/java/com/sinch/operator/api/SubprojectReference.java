package com.sinch.operator.api;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import org.jspecify.annotations.Nullable;

/**
 * Whose usage a line is, within the report's project. Nobody checks that such a subproject exists: it may be long gone.
 *
 * @param name the subproject's name
 * @param namespace its namespace; null = the project's
 * @param id its ID; it decides where a name was used again; null = whoever has the name
 */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record SubprojectReference(
        @Required
                @Size(min = 1, max = Bounds.NAME_LENGTH)
                @Pattern(Bounds.NAME)
                @JsonPropertyDescription("The name of the Subproject. Example: client-one")
                String name,
        @Size(min = 1, max = Bounds.NAMESPACE_LENGTH)
                @Pattern(Bounds.NAMESPACE)
                @JsonPropertyDescription("The namespace of the Subproject; by default the Project's. Example: clients")
                @Nullable
                String namespace,
        @Size(min = 1, max = Bounds.ID_LENGTH)
                @Pattern(Bounds.ID)
                @JsonPropertyDescription("The ID of the Subproject, which decides where its name was used again."
                        + " Example: middleman-client-one")
                @Nullable
                String id) {}
