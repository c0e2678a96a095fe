package com.sinch.operator.scenario;

import com.sinch.operator.api.MemberRole;
import com.sinch.operator.domain.access.AccessFinding;
import com.sinch.operator.domain.access.AccessPolicy;
import com.sinch.operator.domain.access.Grant;
import com.sinch.operator.domain.access.GrantState;
import com.sinch.operator.domain.access.GrantState.Presence;
import com.sinch.operator.domain.condition.Finding;
import com.sinch.operator.domain.hierarchy.DerivedNames;
import com.sinch.operator.kubernetes.AccessGrants.Order;
import com.sinch.operator.kubernetes.AccessOutcome;
import com.sinch.operator.kubernetes.Facts;
import io.fabric8.kubernetes.api.model.HasMetadata;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The Roles of the simulated cluster, each with its RoleBinding, and what the real policy makes of them. */
final class AccessStore {

    private final List<StoredGrant> grants = new ArrayList<>();

    List<StoredGrant> grants() {
        return List.copyOf(grants);
    }

    void put(StoredGrant grant) {
        delete(grant.namespace(), grant.name());
        grants.add(grant);
    }

    void delete(String namespace, String name) {
        grants.removeIf(
                grant -> grant.namespace().equals(namespace) && grant.name().equals(name));
    }

    /** What garbage collection does once an object is gone. */
    void collect(String uid) {
        grants.removeIf(grant -> uid.equals(grant.ownerUid()));
    }

    /** Observes, decides and writes. */
    AccessOutcome settle(HasMetadata owner, Order order, Optional<String> secret) {
        var wanted = AccessPolicy.grants(Facts.name(owner), order.members(), secret);
        var obstructed = new ArrayList<String>();
        for (var role : MemberRole.values()) {
            settle(owner, role, wanted.stream().filter(it -> it.role() == role).findFirst(), obstructed);
        }
        if (wanted.isEmpty()) {
            return AccessOutcome.NONE;
        }
        Finding finding = obstructed.isEmpty() ? AccessFinding.granted() : AccessFinding.notOwned(obstructed);
        return new AccessOutcome(Optional.of(finding), Optional.empty());
    }

    private void settle(HasMetadata owner, MemberRole role, Optional<Grant> wanted, List<String> obstructed) {
        var namespace = owner.getMetadata().getNamespace();
        var name = DerivedNames.access(Facts.name(owner), role);
        var presence = presence(owner, namespace, name, wanted);
        var decision = AccessPolicy.decide(wanted.isPresent(), new GrantState(presence, presence));
        if (decision.obstructed()) {
            obstructed.add(name);
        }
        switch (decision.role()) {
            case NOTHING -> {}
            case DELETE -> delete(namespace, name);
            case CREATE, UPDATE, REPLACE ->
                put(new StoredGrant(namespace, name, owner.getMetadata().getUid(), wanted));
        }
    }

    private Presence presence(HasMetadata owner, String namespace, String name, Optional<Grant> wanted) {
        var present = grants.stream()
                .filter(grant ->
                        grant.namespace().equals(namespace) && grant.name().equals(name))
                .findFirst();
        if (present.isEmpty()) {
            return Presence.ABSENT;
        }
        if (!owner.getMetadata().getUid().equals(present.get().ownerUid())) {
            return Presence.FOREIGN;
        }
        return wanted.isEmpty() || wanted.equals(present.get().grant()) ? Presence.AS_WANTED : Presence.DIFFERENT;
    }
}
