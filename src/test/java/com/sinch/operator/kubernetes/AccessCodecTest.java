package com.sinch.operator.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import com.sinch.operator.api.Member;
import com.sinch.operator.api.MemberRole;
import com.sinch.operator.api.Subproject;
import com.sinch.operator.domain.access.AccessPolicy;
import com.sinch.operator.domain.access.Grant;
import com.sinch.operator.domain.access.GrantState.Presence;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.OwnerReference;
import io.fabric8.kubernetes.api.model.OwnerReferenceBuilder;
import io.fabric8.kubernetes.api.model.rbac.Role;
import io.fabric8.kubernetes.api.model.rbac.RoleBuilder;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AccessCodecTest {

    private static final Subproject OWNER = subproject("uid-1");
    private static final Grant GRANT = AccessPolicy.grants(
                    Facts.name(OWNER),
                    List.of(
                            new Member(Member.Kind.User, "vera", "", MemberRole.Member),
                            new Member(Member.Kind.ServiceAccount, "ci", "tools", MemberRole.Member)),
                    Optional.of("the-key"))
            .get(0);
    private static final Role ROLE = AccessCodec.role(GRANT, OWNER);

    @Test
    void aRoleNamesExactlyTheObjectAndItsSecret() {
        assertThat(yaml(ROLE))
                .isEqualTo(
                        """
                        ---
                        apiVersion: "rbac.authorization.k8s.io/v1"
                        kind: "Role"
                        metadata:
                          labels:
                            account.sinch.com/access: "subproject"
                          name: "client-one-subproject-member"
                          namespace: "clients"
                          ownerReferences:
                          - apiVersion: "account.sinch.com/v1alpha1"
                            kind: "Subproject"
                            controller: true
                            name: "client-one"
                            uid: "uid-1"
                        rules:
                        - apiGroups:
                          - "account.sinch.com"
                          resourceNames:
                          - "client-one"
                          resources:
                          - "subprojects"
                          verbs:
                          - "get"
                          - "list"
                          - "watch"
                        - apiGroups:
                          - ""
                          resourceNames:
                          - "the-key"
                          resources:
                          - "secrets"
                          verbs:
                          - "get"
                          - "list"
                          - "watch"
                        """);
    }

    @Test
    void aRoleBindingNamesTheMembersAsTheApiServerKnowsThem() {
        assertThat(yaml(AccessCodec.binding(GRANT, OWNER)))
                .endsWith(
                        """
                        roleRef:
                          kind: "Role"
                          apiGroup: "rbac.authorization.k8s.io"
                          name: "client-one-subproject-member"
                        subjects:
                        - kind: "ServiceAccount"
                          name: "ci"
                          namespace: "tools"
                        - kind: "User"
                          apiGroup: "rbac.authorization.k8s.io"
                          name: "vera"
                        """);
    }

    @Test
    void whatIsThereIsComparedWithWhatIsWanted() {
        assertThat(compare(ROLE)).isEqualTo(Presence.AS_WANTED);
        assertThat(AccessCodec.compare(Optional.empty(), Optional.of(ROLE), OWNER))
                .isEqualTo(Presence.ABSENT);
        assertThat(compare(new RoleBuilder(ROLE).withRules(List.of()).build())).isEqualTo(Presence.DIFFERENT);
    }

    @Test
    void labelsAndAnnotationsOfOthersAreTheirBusiness() {
        var annotated = new RoleBuilder(ROLE)
                .editMetadata()
                .addToLabels("team", "a")
                .addToAnnotations("note", "b")
                .endMetadata()
                .build();

        assertThat(compare(annotated)).isEqualTo(Presence.AS_WANTED);
        assertThat(AccessCodec.onto(annotated, ROLE, OWNER)).isEqualTo(annotated);
    }

    @Test
    void oneThatLostItsLabelIsStillOurs() {
        assertThat(compare(labelled(Map.of(), ROLE.getMetadata().getOwnerReferences())))
                .isEqualTo(Presence.DIFFERENT);
    }

    @Test
    void oneThatLostItsOwnerIsTakenBackWhereItIsLabelled() {
        assertThat(compare(labelled(ROLE.getMetadata().getLabels(), List.of()))).isEqualTo(Presence.DIFFERENT);
        assertThat(compare(labelled(ROLE.getMetadata().getLabels(), List.of(owner("Subproject", "uid-0")))))
                .isEqualTo(Presence.DIFFERENT);
        assertThat(AccessCodec.onto(labelled(ROLE.getMetadata().getLabels(), List.of()), ROLE, OWNER))
                .isEqualTo(ROLE);
    }

    @Test
    void whatSomebodyElseMadeIsTheirs() {
        assertThat(compare(labelled(Map.of(), List.of()))).isEqualTo(Presence.FOREIGN);
        assertThat(compare(labelled(ROLE.getMetadata().getLabels(), List.of(owner("Deployment", "uid-0")))))
                .isEqualTo(Presence.FOREIGN);
        assertThat(compare(labelled(Map.of("account.sinch.com/access", "project"), List.of())))
                .isEqualTo(Presence.FOREIGN);
    }

    @Test
    void aRoleBindingToAnotherRoleCannotBeChanged() {
        var wanted = AccessCodec.binding(GRANT, OWNER);
        var other = wanted.edit()
                .withNewRoleRef("rbac.authorization.k8s.io", "ClusterRole", "cluster-admin")
                .build();

        assertThat(AccessCodec.compareBindings(Optional.of(other), Optional.of(wanted), OWNER))
                .isEqualTo(Presence.UNFIT);
    }

    private static Presence compare(Role present) {
        return AccessCodec.compare(Optional.of(present), Optional.of(ROLE), OWNER);
    }

    private static Role labelled(Map<String, String> labels, List<OwnerReference> owners) {
        return new RoleBuilder(ROLE)
                .editMetadata()
                .withLabels(labels)
                .withOwnerReferences(owners)
                .endMetadata()
                .build();
    }

    private static OwnerReference owner(String kind, String uid) {
        return new OwnerReferenceBuilder()
                .withApiVersion(kind.equals("Subproject") ? "account.sinch.com/v1alpha1" : "apps/v1")
                .withKind(kind)
                .withName("client-one")
                .withUid(uid)
                .withController(true)
                .build();
    }

    private static Subproject subproject(String uid) {
        var subproject = new Subproject();
        subproject.setMetadata(new ObjectMetaBuilder()
                .withName("client-one")
                .withNamespace("clients")
                .withUid(uid)
                .build());
        return subproject;
    }

    private static String yaml(Object object) {
        return new KubernetesSerialization().asYaml(object);
    }
}
