package com.sinch.operator.api;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a user asks of a Project.
 *
 * @param projectId its ID; null = its UID
 * @param displayName a name for people; null = the object's
 * @param environment what it is for; null = not said
 * @param accountRef the account that it belongs to, for life
 * @param billingAccountRef what pays for it; null = the account's default billing account
 * @param members who has access to it and to its subprojects
 * @param apiKey what is asked of its own API key; null = none
 * @param allowedNamespaces who may attach subprojects
 */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ProjectSpec(
        @Size(min = 1, max = Bounds.ID_LENGTH)
                @Pattern(Bounds.ID)
                @ValidationRule(value = "self == oldSelf", message = "projectId is immutable")
                @JsonPropertyDescription(
                        "The ID of the project; by default its UID. Put here, it survives a restore or a move to"
                                + " another cluster. Immutable. Example: middleman-clients")
                @Nullable
                String projectId,
        @Size(min = 1, max = Bounds.DISPLAY_NAME_LENGTH)
                @JsonPropertyDescription("A name for people; by default the name of the object. Example: Clients")
                @Nullable
                String displayName,
        @JsonFormat(with = JsonFormat.Feature.READ_UNKNOWN_ENUM_VALUES_AS_NULL)
                @JsonPropertyDescription(
                        "What the project is for; also a label on its key Secrets. Example: Production")
                @Nullable
                Environment environment,
        @Required
                @ValidationRule(
                        value = "self == oldSelf",
                        message = "accountRef is immutable: re-create the object instead")
                @JsonPropertyDescription("The SinchAccount that this project belongs to. Immutable.")
                ParentReference accountRef,
        @JsonPropertyDescription("The BillingAccount that pays; by default <account>-default beside the account.")
                @Nullable
                ParentReference billingAccountRef,
        @JsonInclude(JsonInclude.Include.NON_EMPTY)
                @Size(max = 500)
                @JsonPropertyDescription(
                        "Who has access to this project and to its subprojects, each with one role. Nobody by default.")
                List<Member> members,
        @JsonPropertyDescription("What is asked of the project's own API key; without it there is none.") @Nullable
                ApiKeySpec apiKey,
        @Default("{\"from\": \"Same\"}") @JsonPropertyDescription("Which namespaces may attach Subprojects.")
                AllowedNamespaces allowedNamespaces) {

    /** Reads what is absent as the usual value. */
    public ProjectSpec {
        members = members == null ? List.of() : List.copyOf(members);
        allowedNamespaces = allowedNamespaces == null ? AllowedNamespaces.SAME : allowedNamespaces;
    }
}
