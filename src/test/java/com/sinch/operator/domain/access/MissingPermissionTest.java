package com.sinch.operator.domain.access;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MissingPermissionTest {

    @Test
    void whatItMayNotDoIsNamed() {
        var missing = new MissingPermission(
                "create",
                "roles.rbac.authorization.k8s.io",
                "clients",
                "roles.rbac.authorization.k8s.io is forbidden: User \"operator\" cannot create resource \"roles\"");

        assertThat(missing.inWords())
                .isEqualTo(
                        "The operator may not create roles.rbac.authorization.k8s.io in namespace clients: grant that to"
                                + " its service account.");
    }

    @Test
    void whatItDoesNotHoldItselfIsNamedAsTheApiServerDoes() {
        var missing = new MissingPermission(
                "create",
                "roles.rbac.authorization.k8s.io",
                "clients",
                "roles.rbac.authorization.k8s.io \"a\" is forbidden: user \"operator\" (groups=[\"b\"]) is attempting to"
                        + " grant RBAC permissions not currently held:\n{APIGroups:[\"\"], Resources:[\"secrets\"]}\n{More}");

        assertThat(missing.inWords())
                .isEqualTo("The operator can give only what it holds itself, and in namespace clients it lacks"
                        + " {APIGroups:[\"\"], Resources:[\"secrets\"]} {More}: grant that to its service account.");
    }
}
