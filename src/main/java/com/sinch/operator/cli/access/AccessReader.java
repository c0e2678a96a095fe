package com.sinch.operator.cli.access;

import com.sinch.operator.api.Member;
import com.sinch.operator.api.Project;
import com.sinch.operator.api.Subproject;
import com.sinch.operator.cli.Place;
import com.sinch.operator.domain.access.Permission;
import com.sinch.operator.domain.condition.ConditionType;
import com.sinch.operator.domain.condition.Conditions;
import com.sinch.operator.domain.condition.Reason;
import com.sinch.operator.kubernetes.Facts;
import com.sinch.operator.kubernetes.References;
import io.fabric8.kubernetes.api.model.authorization.v1.SubjectAccessReviewBuilder;
import io.fabric8.kubernetes.api.model.authorization.v1.SubjectAccessReviewSpecBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * Reads a project and what is in it, and asks the API server who may do what. Nothing is changed, and no Secret is read.
 *
 * @param client the cluster; all methods throw {@link KubernetesClientException} where it refuses or does not answer
 * @param place where to look
 */
record AccessReader(KubernetesClient client, Place place) {

    private static final String AUTHENTICATED = "system:authenticated";

    /** The projects of that name. */
    List<Project> projects(String name) {
        return place.of(client.resources(Project.class)).list().getItems().stream()
                .filter(project -> project.getMetadata().getName().equals(name))
                .toList();
    }

    /** The project and its subprojects, as far as they are in the place. */
    List<AccessedObject> objects(Project project) {
        var self = Facts.name(project);
        var subprojects = place.of(client.resources(Subproject.class)).list().getItems().stream()
                .filter(subproject -> References.project(subproject).equals(self))
                .filter(AccessReader::permitted)
                .map(AccessedObject::of)
                .sorted(Comparator.comparing(object -> object.name().key()));
        return Stream.concat(Stream.of(AccessedObject.of(project)), subprojects).toList();
    }

    /** What each member may do with each object. */
    List<MemberAccess> ask(List<Member> members, List<AccessedObject> objects) {
        return members.stream()
                .flatMap(member -> objects.parallelStream().map(object -> ask(member, object)))
                .toList();
    }

    private static boolean permitted(Subproject subproject) {
        return Conditions.find(Facts.conditions(subproject), ConditionType.Accepted)
                .filter(it -> it.reason().equals(Reason.NotPermitted.name()))
                .isEmpty();
    }

    private MemberAccess ask(Member member, AccessedObject object) {
        var verdicts = new EnumMap<Ability, Verdict>(Ability.class);
        Arrays.stream(Ability.values()).forEach(ability -> {
            var due = object.due(member, ability);
            var verdict = object.needed(ability)
                    .map(it -> Verdict.of(due, allowed(member, it, object.name().namespace())))
                    .orElse(Verdict.NONE);
            verdicts.put(ability, verdict);
        });
        return new MemberAccess(member, object, verdicts);
    }

    private boolean allowed(Member member, Permission permission, String namespace) {
        var review = new SubjectAccessReviewBuilder()
                .withSpec(subject(member)
                        .withNewResourceAttributes()
                        .withGroup(permission.group())
                        .withResource(permission.resource())
                        .withName(permission.name())
                        .withNamespace(namespace)
                        .withVerb(permission.verbs().get(0))
                        .endResourceAttributes()
                        .build())
                .build();
        var answer = client.authorization().v1().subjectAccessReview().create(review);
        return Boolean.TRUE.equals(Objects.requireNonNull(answer.getStatus()).getAllowed());
    }

    private static SubjectAccessReviewSpecBuilder subject(Member member) {
        var spec = new SubjectAccessReviewSpecBuilder();
        if (member.kind() == Member.Kind.Group) {
            return spec.withGroups(member.name(), AUTHENTICATED);
        }
        if (member.kind() == Member.Kind.ServiceAccount) {
            return spec.withUser("system:serviceaccount:" + member.namespace() + ":" + member.name())
                    .withGroups(
                            "system:serviceaccounts", "system:serviceaccounts:" + member.namespace(), AUTHENTICATED);
        }
        return spec.withUser(member.name()).withGroups(AUTHENTICATED);
    }
}
