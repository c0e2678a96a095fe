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
import org.jspecify.annotations.Nullable;

/**
 * Somebody who has access to a project and to everything in it.
 *
 * @param kind what the name names; null = what a newer version wrote, which has no access
 * @param name the user, group or service account
 * @param namespace where the service account is; empty for users and groups
 * @param role what it may do; null = what a newer version wrote, which gives no access
 */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
@ValidationRule(
        value = "(self.kind == 'ServiceAccount') == (self.namespace != '')",
        message = "namespace goes with kind: ServiceAccount, and only with it")
@ValidationRule(
        value = "self.kind == 'ServiceAccount' || !self.name.startsWith('" + Member.RESERVED + "')",
        message =
                "names that begin with system: are Kubernetes' own and cannot be members; a service account is a member"
                        + " of kind: ServiceAccount")
@ValidationRule(
        value = "self.kind != 'ServiceAccount' || !format.dns1123Subdomain().validate(self.name).hasValue()",
        message = "the name of a service account must be a DNS subdomain, like deployer")
public record Member(
        @Required
                @JsonFormat(with = JsonFormat.Feature.READ_UNKNOWN_ENUM_VALUES_AS_NULL)
                @JsonPropertyDescription("What the name names, to the API server. Example: Group")
                @Nullable
                Kind kind,
        @Required
                @Size(min = 1, max = 255)
                @Pattern(Member.PRINTABLE)
                @JsonPropertyDescription(
                        "The name of the user, group or service account, as the API server knows it. Printable ASCII, so"
                                + " that no name only looks like another. Example: team-messaging")
                String name,
        @Default("")
                @Size(max = Bounds.NAMESPACE_LENGTH)
                @Pattern(Member.NAMESPACE_OR_NONE)
                @JsonPropertyDescription(
                        "The namespace of the service account; goes with kind: ServiceAccount. Example: messaging")
                String namespace,
        @Required
                @JsonFormat(with = JsonFormat.Feature.READ_UNKNOWN_ENUM_VALUES_AS_NULL)
                @JsonPropertyDescription(
                        "Viewer: reads the project and its subprojects. Member: also reads their API keys. Admin: also"
                                + " edits the subprojects, and so rotates and revokes their keys. Example: Viewer")
                @Nullable
                MemberRole role) {

    static final String PRINTABLE = "^[!-~]([ -~]*[!-~])?$";

    static final String NAMESPACE_OR_NONE = "^([a-z0-9]([-a-z0-9]*[a-z0-9])?)?$";

    /** What the names of Kubernetes' own users and groups begin with. */
    static final String RESERVED = "system:";

    /** Reads an absent namespace as none. */
    public Member {
        namespace = namespace == null ? "" : namespace;
    }

    /** What a member is to the API server. */
    public enum Kind {
        /** Whom the API server knows by this user name. */
        User,
        /** Everybody in this group. */
        Group,
        /** A service account. */
        ServiceAccount
    }

    /** Whether it has any access: Kubernetes' own users and groups never do, however they came here. */
    public boolean admitted() {
        return kind != null && role != null && (kind == Kind.ServiceAccount || !name.startsWith(RESERVED));
    }
}
