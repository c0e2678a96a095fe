package com.sinch.operator.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.sinch.operator.api.ConditionStatus;
import com.sinch.operator.api.Subproject;
import com.sinch.operator.cluster.LocalControlPlane;
import com.sinch.operator.domain.condition.ConditionType;
import com.sinch.operator.domain.condition.Reason;
import io.fabric8.kubernetes.api.model.rbac.RoleBinding;
import org.junit.jupiter.api.Test;

/** The built jar says what members may do, and where that is not what the project says. */
@OnRealCluster
class AccessCommandIT {

    private static final String VERA = "{kind: User, name: vera, role: Viewer}";
    private static final String CI = "{kind: ServiceAccount, name: ci, namespace: tools, role: Admin}";

    @Test
    void itSaysWhatMembershipGivesAndWhatTheApiServerAllows(Sandbox sandbox, LocalControlPlane controlPlane)
            throws Exception {
        var program = Program.with(controlPlane.kubeconfig());
        sandbox.apply(Trees.PROJECT.replace("name: acme}}", "name: acme}, members: [" + VERA + ", " + CI + "]}"));
        sandbox.apply(Trees.subproject("one"));
        sandbox.eventuallyReady(Subproject.class, "one");
        Sandbox.eventually(() -> assertThat(sandbox.find(RoleBinding.class, "one-subproject-admin"))
                .isPresent());

        assertThat(program.run("access", "clients", "-n", sandbox.namespace()))
                .returns(0, Program.Ended::exitCode)
                .satisfies(ended -> assertThat(ended.output())
                        .containsPattern(
                                "User vera +Viewer +Project " + sandbox.namespace() + "/clients +yes +- +no +no")
                        .containsPattern(
                                "User vera +Viewer +Subproject " + sandbox.namespace() + "/one +yes +no +no +no")
                        .containsPattern("ServiceAccount tools/ci +Admin +Subproject \\S+/one +yes +yes +yes +no")
                        .contains("All as the project says."));

        // A platform gives more, and what is missing is where somebody else has a Role of that name.
        sandbox.apply(
                """
                apiVersion: rbac.authorization.k8s.io/v1
                kind: Role
                metadata: {name: platform}
                rules: [{apiGroups: [account.sinch.com], resources: [subprojects], verbs: [delete]}]
                ---
                apiVersion: rbac.authorization.k8s.io/v1
                kind: RoleBinding
                metadata: {name: platform}
                roleRef: {apiGroup: rbac.authorization.k8s.io, kind: Role, name: platform}
                subjects: [{apiGroup: rbac.authorization.k8s.io, kind: User, name: vera}]
                ---
                apiVersion: rbac.authorization.k8s.io/v1
                kind: Role
                metadata: {name: two-subproject-admin}
                rules: []
                """);
        sandbox.apply(Trees.subproject("two"));
        sandbox.eventually(Subproject.class, "two", ConditionType.Ready, ConditionStatus.False, Reason.RoleNotOwned);

        Sandbox.eventually(() -> assertThat(program.run("access", "clients", "-n", sandbox.namespace())
                        .output())
                .containsPattern("User vera +Viewer +Subproject \\S+/one +yes +no +no +yes \\(more\\)")
                .containsPattern(
                        "ci +Admin +Subproject \\S+/two +no \\(missing\\) +no \\(missing\\) +no \\(missing\\) +no")
                .contains("5 differences: "));
        assertThat(program.run("access", "clients", "-n", sandbox.namespace(), "-o", "json")
                        .output())
                .contains("\"differences\" : 5");
    }

    @Test
    void aProjectThatIsNotThereIsNamed(Sandbox sandbox, LocalControlPlane controlPlane) throws Exception {
        assertThat(Program.with(controlPlane.kubeconfig()).run("access", "nothing", "-n", sandbox.namespace()))
                .returns(1, Program.Ended::exitCode)
                .satisfies(ended -> assertThat(ended.output())
                        .contains("There is no Project nothing in namespace " + sandbox.namespace()
                                + "; -A looks in all namespaces."));
    }
}
