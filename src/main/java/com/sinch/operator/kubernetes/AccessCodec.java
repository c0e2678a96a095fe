package com.sinch.operator.kubernetes;

import com.sinch.operator.api.Labels;
import com.sinch.operator.api.Member;
import com.sinch.operator.domain.access.Grant;
import com.sinch.operator.domain.access.GrantState.Presence;
import com.sinch.operator.domain.access.Permission;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.rbac.PolicyRule;
import io.fabric8.kubernetes.api.model.rbac.PolicyRuleBuilder;
import io.fabric8.kubernetes.api.model.rbac.Role;
import io.fabric8.kubernetes.api.model.rbac.RoleBinding;
import io.fabric8.kubernetes.api.model.rbac.RoleBindingBuilder;
import io.fabric8.kubernetes.api.model.rbac.RoleBuilder;
import io.fabric8.kubernetes.api.model.rbac.Subject;
import io.fabric8.kubernetes.api.model.rbac.SubjectBuilder;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Writes grants as Roles and RoleBindings, and compares those that are there with them. */
final class AccessCodec {

    private static final String RBAC = "rbac.authorization.k8s.io";

    private AccessCodec() {}

    /** The label of Roles and RoleBindings that give access to objects of a kind. */
    static String label(String kind) {
        return kind.toLowerCase(Locale.ROOT);
    }

    /** The Role of a grant. */
    static Role role(Grant grant, HasMetadata owner) {
        return new RoleBuilder()
                .withMetadata(metadata(grant, owner))
                .withRules(grant.permissions().stream().map(AccessCodec::rule).toList())
                .build();
    }

    /** The RoleBinding of a grant. */
    static RoleBinding binding(Grant grant, HasMetadata owner) {
        return new RoleBindingBuilder()
                .withMetadata(metadata(grant, owner))
                .withNewRoleRef(RBAC, "Role", grant.name())
                .withSubjects(grant.members().stream().map(AccessCodec::subject).toList())
                .build();
    }

    /** How a Role compares with the one that is wanted. */
    static Presence compare(Optional<Role> present, Optional<Role> wanted, HasMetadata owner) {
        if (present.isEmpty()) {
            return Presence.ABSENT;
        }
        var role = present.get();
        if (!ours(role, owner)) {
            return Presence.FOREIGN;
        }
        return wanted.filter(it -> !it.getRules().equals(role.getRules()) || !marked(role, owner))
                .map(it -> Presence.DIFFERENT)
                .orElse(Presence.AS_WANTED);
    }

    /** How a RoleBinding compares with the one that is wanted. */
    static Presence compareBindings(Optional<RoleBinding> present, Optional<RoleBinding> wanted, HasMetadata owner) {
        if (present.isEmpty()) {
            return Presence.ABSENT;
        }
        var binding = present.get();
        if (!ours(binding, owner)) {
            return Presence.FOREIGN;
        }
        if (wanted.filter(it -> !it.getRoleRef().equals(binding.getRoleRef())).isPresent()) {
            return Presence.UNFIT;
        }
        return wanted.filter(it -> !it.getSubjects().equals(binding.getSubjects()) || !marked(binding, owner))
                .map(it -> Presence.DIFFERENT)
                .orElse(Presence.AS_WANTED);
    }

    /** The Role that is there, made to say what the wanted one says. */
    static Role onto(Role present, Role wanted, HasMetadata owner) {
        return present.edit()
                .withMetadata(marked(present.getMetadata(), present, owner))
                .withRules(wanted.getRules())
                .build();
    }

    /** The RoleBinding that is there, made to say what the wanted one says. */
    static RoleBinding onto(RoleBinding present, RoleBinding wanted, HasMetadata owner) {
        return present.edit()
                .withMetadata(marked(present.getMetadata(), present, owner))
                .withSubjects(wanted.getSubjects())
                .build();
    }

    /** Controlled by this very object; or marked as ours, and what controlled it is gone, as after a restore. */
    private static boolean ours(HasMetadata object, HasMetadata owner) {
        return Controllers.controls(owner, object) || (labelled(object, owner) && Controllers.abandoned(object, owner));
    }

    private static boolean marked(HasMetadata object, HasMetadata owner) {
        return Controllers.controls(owner, object) && labelled(object, owner);
    }

    private static boolean labelled(HasMetadata object, HasMetadata owner) {
        return label(owner.getKind()).equals(labels(object.getMetadata()).get(Labels.ACCESS));
    }

    private static ObjectMeta marked(ObjectMeta metadata, HasMetadata present, HasMetadata owner) {
        var labels = new HashMap<>(labels(metadata));
        labels.put(Labels.ACCESS, label(owner.getKind()));
        return metadata.edit()
                .withLabels(labels)
                .withOwnerReferences(Controllers.controlledBy(owner, present))
                .build();
    }

    private static ObjectMeta metadata(Grant grant, HasMetadata owner) {
        var metadata = new ObjectMetaBuilder()
                .withName(grant.name())
                .withNamespace(owner.getMetadata().getNamespace())
                .build();
        return marked(metadata, new RoleBuilder().withMetadata(metadata).build(), owner);
    }

    private static Map<String, String> labels(ObjectMeta metadata) {
        return metadata.getLabels() == null ? Map.of() : metadata.getLabels();
    }

    private static PolicyRule rule(Permission permission) {
        return new PolicyRuleBuilder()
                .withApiGroups(permission.group())
                .withResources(permission.resource())
                .withResourceNames(permission.name())
                .withVerbs(permission.verbs())
                .build();
    }

    private static Subject subject(Member member) {
        var subject =
                new SubjectBuilder().withKind(String.valueOf(member.kind())).withName(member.name());
        return member.kind() == Member.Kind.ServiceAccount
                ? subject.withNamespace(member.namespace()).build()
                : subject.withApiGroup(RBAC).build();
    }
}
