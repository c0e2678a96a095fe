package com.sinch.operator.kubernetes;

import com.sinch.operator.api.Condition;
import com.sinch.operator.api.Member;
import com.sinch.operator.api.MemberRole;
import com.sinch.operator.domain.access.AccessFinding;
import com.sinch.operator.domain.access.AccessPolicy;
import com.sinch.operator.domain.access.Grant;
import com.sinch.operator.domain.access.MissingPermission;
import com.sinch.operator.domain.condition.Backoff;
import com.sinch.operator.domain.condition.Finding;
import com.sinch.operator.domain.condition.Patience;
import com.sinch.operator.domain.condition.Reason;
import com.sinch.operator.domain.hierarchy.DerivedNames;
import com.sinch.operator.kubernetes.AccessWrite.Verb;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.rbac.Role;
import io.fabric8.kubernetes.api.model.rbac.RoleBinding;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.api.reconciler.EventSourceContext;
import io.javaoperatorsdk.operator.processing.event.source.EventSource;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the Roles and RoleBindings by which members have access to one kind of object, as {@link AccessPolicy} decides.
 *
 * @param <P> the kind of the objects
 */
public final class AccessGrants<P extends HasMetadata> {

    private static final Logger log = LoggerFactory.getLogger(AccessGrants.class);

    /** Somebody else may be faster once or twice; what is not settled by then is tried again. */
    private static final int STEPS = 4;

    /** Generous: what somebody puts into a Role is access until it is put right. */
    private static final Backoff CONTEST = new Backoff(20);

    /** A permission that is granted to the operator gives no event. */
    private static final Patience REFUSED = new Patience(Duration.ofSeconds(30), Duration.ofMinutes(10));

    /** Somebody else's Role is watched by nobody. */
    private static final Patience OBSTRUCTED = new Patience(Duration.ofMinutes(1), Duration.ofMinutes(10));

    private final AccessCache<Role, P> roles = new AccessCache<>(Role.class, "access-roles");
    private final AccessCache<RoleBinding, P> bindings = new AccessCache<>(RoleBinding.class, "access-rolebindings");
    private final Rewrites rewrites = new Rewrites();

    /**
     * What is asked for one object.
     *
     * @param members who has access
     * @param reported {@code AccessReady} as last reported
     */
    public record Order(List<Member> members, Optional<Condition> reported) {}

    /** Wakes an object when what gives access to it changes. */
    public Stream<EventSource<?, P>> eventSources(EventSourceContext<P> context) {
        return Stream.of(roles.eventSource(context), bindings.eventSource(context));
    }

    /**
     * Does what the policy decides.
     *
     * @param secret the Secret with the object's key; empty = there is none that the object controls
     * @throws KubernetesClientException where the API server fails; the framework tries again
     */
    public AccessOutcome settle(P owner, Order order, Optional<String> secret, Context<P> context, Instant now) {
        var wanted = AccessPolicy.grants(Facts.name(owner), order.members(), secret);
        // Somebody else's Role is in no cache: who met one looks at it live before asking again.
        var live = order.reported()
                .filter(it -> it.reason().equals(Reason.RoleNotOwned.name()))
                .isPresent();
        // What is wanted anew is done at once; what somebody keeps undoing, at growing intervals.
        var contest = owner.getMetadata().getUid() + wanted.hashCode();
        for (var step = 0; step < STEPS; step++) {
            try {
                var objects = read(owner, wanted, live, context);
                var idle = objects.stream().allMatch(it -> it.decision().idle());
                var until = CONTEST.until(rewrites.of(contest, now).stream(), now);
                if (!idle && until.isPresent()) {
                    return new AccessOutcome(Optional.of(AccessFinding.contested(until.get())), until);
                }
                var result = write(objects, context);
                if (!idle && result.done()) {
                    rewrites.add(contest, now);
                }
                if (!result.overtaken()) {
                    return outcome(order, objects, result, now);
                }
                live = true;
            } catch (KubernetesClientException e) {
                if (!ApiErrors.forbidden(e)) {
                    throw e;
                }
                return waiting(AccessFinding.forbidden(unreadable(owner)), REFUSED, order, now);
            }
        }
        log.debug("the Roles of {} keep changing; trying again", Facts.name(owner));
        return unchanged(order, now);
    }

    private List<GrantObjects<P>> read(P owner, List<Grant> wanted, boolean live, Context<P> context) {
        return Stream.of(MemberRole.values())
                .map(role -> {
                    var name = DerivedNames.access(Facts.name(owner), role);
                    var grant = wanted.stream().filter(it -> it.role() == role).findFirst();
                    return new GrantObjects<>(
                            owner,
                            grant,
                            roles.find(owner, name, live, context),
                            bindings.find(owner, name, live, context));
                })
                .toList();
    }

    /** What is in the way must be read by whoever is to tell whose it is. */
    private static MissingPermission unreadable(HasMetadata owner) {
        return new MissingPermission(
                "get", "roles and rolebindings", owner.getMetadata().getNamespace(), "");
    }

    /**
     * How the writes went.
     *
     * @param overtaken whether somebody else was faster with one of them
     * @param halted whether the namespace takes nothing new
     * @param missing what the operator was refused first
     */
    private record Result(boolean overtaken, boolean halted, Optional<MissingPermission> missing) {

        boolean done() {
            return !overtaken && !halted && missing.isEmpty();
        }
    }

    private Result write(List<GrantObjects<P>> objects, Context<P> context) {
        var overtaken = false;
        var halted = false;
        var missing = Optional.<MissingPermission>empty();
        var failed = new HashSet<String>();
        for (var write : inOrder(objects)) {
            // Without its Role a RoleBinding cannot be made.
            if (write.verb() == Verb.create && failed.contains(write.name())) {
                continue;
            }
            try {
                write.carryOut(context);
            } catch (KubernetesClientException e) {
                failed.add(write.name());
                if (ApiErrors.overtaken(e) || ApiErrors.gone(e)) {
                    overtaken = true;
                } else if (ApiErrors.namespaceTerminating(e)) {
                    halted = true;
                } else if (ApiErrors.forbidden(e)) {
                    // What can be taken away is taken away, whatever else is refused.
                    missing = missing.or(() -> Optional.of(write.missing(e)));
                } else {
                    throw e;
                }
            }
        }
        return new Result(overtaken, halted, missing);
    }

    /** What is taken away goes first, and the RoleBindings of that before their Roles. */
    private List<AccessWrite<?, P>> inOrder(List<GrantObjects<P>> objects) {
        var all = objects.stream().flatMap(it -> it.writes(roles, bindings)).toList();
        var ordered = new ArrayList<AccessWrite<?, P>>();
        all.stream().filter(it -> it.verb() == Verb.delete).forEach(it -> ordered.add(0, it));
        all.stream().filter(it -> it.verb() != Verb.delete).forEach(ordered::add);
        return ordered;
    }

    private static <P extends HasMetadata> AccessOutcome outcome(
            Order order, List<GrantObjects<P>> objects, Result result, Instant now) {
        if (result.halted()) {
            return unchanged(order, now);
        }
        if (result.missing().isPresent()) {
            return waiting(AccessFinding.forbidden(result.missing().get()), REFUSED, order, now);
        }
        var obstructed = objects.stream()
                .filter(it -> it.decision().obstructed())
                .flatMap(it -> it.wanted().stream())
                .map(Grant::name)
                .toList();
        if (!obstructed.isEmpty()) {
            return waiting(AccessFinding.notOwned(obstructed), OBSTRUCTED, order, now);
        }
        return objects.stream().anyMatch(it -> it.wanted().isPresent())
                ? new AccessOutcome(Optional.of(AccessFinding.granted()), Optional.empty())
                : AccessOutcome.NONE;
    }

    private static AccessOutcome waiting(Finding finding, Patience patience, Order order, Instant now) {
        var sameAsBefore = order.reported().filter(it -> it.reason().equals(finding.reason()));
        return new AccessOutcome(Optional.of(finding), Optional.of(patience.nextLook(sameAsBefore, now)));
    }

    private static AccessOutcome unchanged(Order order, Instant now) {
        return new AccessOutcome(
                Optional.of(AccessFinding.unchanged(order.reported())), Optional.of(now.plusSeconds(1)));
    }
}
