package com.sinch.operator.kubernetes;

import com.sinch.operator.domain.access.AccessPolicy;
import com.sinch.operator.domain.access.Grant;
import com.sinch.operator.domain.access.GrantDecision;
import com.sinch.operator.domain.access.GrantDecision.Deed;
import com.sinch.operator.domain.access.GrantState;
import com.sinch.operator.kubernetes.AccessWrite.Verb;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.rbac.Role;
import io.fabric8.kubernetes.api.model.rbac.RoleBinding;
import java.util.Optional;
import java.util.function.BinaryOperator;
import java.util.stream.Stream;

/**
 * The Role and the RoleBinding of one role on one object.
 *
 * @param owner the object
 * @param wanted what the role's members may do; empty = nobody has the role
 * @param role the Role that is there
 * @param binding the RoleBinding that is there
 */
record GrantObjects<P extends HasMetadata>(
        P owner, Optional<Grant> wanted, Optional<Role> role, Optional<RoleBinding> binding) {

    GrantDecision decision() {
        var roleState = AccessCodec.compare(role, wantedRole(), owner);
        var bindingState = AccessCodec.compareBindings(binding, wantedBinding(), owner);
        return AccessPolicy.decide(wanted.isPresent(), new GrantState(roleState, bindingState));
    }

    /** What is to be written, the RoleBinding after its Role. */
    Stream<AccessWrite<?, P>> writes(AccessCache<Role, P> roles, AccessCache<RoleBinding, P> bindings) {
        var decision = decision();
        BinaryOperator<Role> ontoRole = (present, wish) -> AccessCodec.onto(present, wish, owner);
        BinaryOperator<RoleBinding> ontoBinding = (present, wish) -> AccessCodec.onto(present, wish, owner);
        return Stream.concat(
                writes(decision.role(), role, wantedRole(), ontoRole, roles),
                writes(decision.binding(), binding, wantedBinding(), ontoBinding, bindings));
    }

    private static <R extends HasMetadata, P extends HasMetadata> Stream<AccessWrite<?, P>> writes(
            Deed deed, Optional<R> present, Optional<R> wanted, BinaryOperator<R> onto, AccessCache<R, P> cache) {
        return switch (deed) {
            case NOTHING -> Stream.of();
            case CREATE -> Stream.of(new AccessWrite<>(Verb.create, wanted.orElseThrow(), cache));
            case UPDATE ->
                Stream.of(
                        new AccessWrite<>(Verb.update, onto.apply(present.orElseThrow(), wanted.orElseThrow()), cache));
            case REPLACE ->
                Stream.of(
                        new AccessWrite<>(Verb.delete, present.orElseThrow(), cache),
                        new AccessWrite<>(Verb.create, wanted.orElseThrow(), cache));
            case DELETE -> Stream.of(new AccessWrite<>(Verb.delete, present.orElseThrow(), cache));
        };
    }

    private Optional<Role> wantedRole() {
        return wanted.map(grant -> AccessCodec.role(grant, owner));
    }

    private Optional<RoleBinding> wantedBinding() {
        return wanted.map(grant -> AccessCodec.binding(grant, owner));
    }
}
