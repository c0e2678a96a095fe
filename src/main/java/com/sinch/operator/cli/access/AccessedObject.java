package com.sinch.operator.cli.access;

import com.sinch.operator.api.ApiGroup;
import com.sinch.operator.api.ApiKeyStatus;
import com.sinch.operator.api.Member;
import com.sinch.operator.api.Project;
import com.sinch.operator.api.Subproject;
import com.sinch.operator.domain.access.AccessPolicy;
import com.sinch.operator.domain.access.Grant;
import com.sinch.operator.domain.access.Permission;
import com.sinch.operator.domain.hierarchy.ObjectName;
import com.sinch.operator.kubernetes.Facts;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * An object that members have access to.
 *
 * @param name which
 * @param secret the Secret with its key; empty = it has none
 */
record AccessedObject(ObjectName name, Optional<String> secret) {

    static AccessedObject of(Project project) {
        return new AccessedObject(Facts.name(project), Facts.activeKey(project).map(ApiKeyStatus::secretName));
    }

    static AccessedObject of(Subproject subproject) {
        return new AccessedObject(
                Facts.name(subproject), Facts.activeKey(subproject).map(ApiKeyStatus::secretName));
    }

    /** What has to be permitted for an ability; empty = there is no key. */
    Optional<Permission> needed(Ability ability) {
        var verbs = List.of(ability.verb());
        return ability == Ability.key
                ? secret.map(it -> new Permission("", "secrets", it, verbs))
                : Optional.of(
                        new Permission(ApiGroup.GROUP, name.kind().toLowerCase(Locale.ROOT) + "s", name.name(), verbs));
    }

    /** Whether a member should have an ability, as the model has it. */
    boolean due(Member member, Ability ability) {
        return needed(ability).filter(it -> permitted(member, it)).isPresent();
    }

    private boolean permitted(Member member, Permission needed) {
        return AccessPolicy.grants(name, List.of(member), secret).stream()
                .map(Grant::permissions)
                .flatMap(List::stream)
                .anyMatch(it -> it.group().equals(needed.group())
                        && it.resource().equals(needed.resource())
                        && it.name().equals(needed.name())
                        && it.verbs().containsAll(needed.verbs()));
    }
}
