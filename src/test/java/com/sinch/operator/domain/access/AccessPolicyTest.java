package com.sinch.operator.domain.access;

import static com.sinch.operator.domain.access.GrantDecision.Deed.CREATE;
import static com.sinch.operator.domain.access.GrantDecision.Deed.DELETE;
import static com.sinch.operator.domain.access.GrantDecision.Deed.NOTHING;
import static com.sinch.operator.domain.access.GrantDecision.Deed.REPLACE;
import static com.sinch.operator.domain.access.GrantDecision.Deed.UPDATE;
import static com.sinch.operator.domain.access.GrantState.Presence.ABSENT;
import static com.sinch.operator.domain.access.GrantState.Presence.AS_WANTED;
import static com.sinch.operator.domain.access.GrantState.Presence.DIFFERENT;
import static com.sinch.operator.domain.access.GrantState.Presence.FOREIGN;
import static com.sinch.operator.domain.access.GrantState.Presence.UNFIT;
import static org.assertj.core.api.Assertions.assertThat;

import com.sinch.operator.api.Member;
import com.sinch.operator.api.MemberRole;
import com.sinch.operator.domain.access.GrantDecision.Deed;
import com.sinch.operator.domain.access.GrantState.Presence;
import com.sinch.operator.domain.hierarchy.ObjectName;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class AccessPolicyTest {

    private static final ObjectName PROJECT = new ObjectName("Project", "clients", "brokering");
    private static final ObjectName SUBPROJECT = new ObjectName("Subproject", "clients", "client-one");
    private static final Optional<String> SECRET = Optional.of("the-key");
    private static final List<String> READ = List.of("get", "list", "watch");
    private static final List<String> EDIT = List.of("get", "list", "watch", "update", "patch");

    @Test
    void withoutMembersNobodyIsGivenAnything() {
        assertThat(AccessPolicy.grants(SUBPROJECT, List.of(), SECRET)).isEmpty();
    }

    @Test
    void aViewerReadsTheObjectAndNotItsKey() {
        assertThat(permissions(PROJECT, MemberRole.Viewer, SECRET))
                .containsExactly(object("projects", "brokering", READ));
        assertThat(permissions(SUBPROJECT, MemberRole.Viewer, SECRET))
                .containsExactly(object("subprojects", "client-one", READ));
    }

    @Test
    void aMemberAlsoReadsTheKey() {
        assertThat(permissions(PROJECT, MemberRole.Member, SECRET))
                .containsExactly(object("projects", "brokering", READ), new Permission("", "secrets", "the-key", READ));
        assertThat(permissions(SUBPROJECT, MemberRole.Member, SECRET))
                .containsExactly(
                        object("subprojects", "client-one", READ), new Permission("", "secrets", "the-key", READ));
    }

    @Test
    void anAdminAlsoEditsASubprojectButNeverTheProjectItself() {
        assertThat(permissions(PROJECT, MemberRole.Admin, SECRET))
                .isEqualTo(permissions(PROJECT, MemberRole.Member, SECRET));
        assertThat(permissions(SUBPROJECT, MemberRole.Admin, SECRET))
                .containsExactly(
                        object("subprojects", "client-one", EDIT), new Permission("", "secrets", "the-key", READ));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Viewer", "Member", "Admin"})
    void aSecretThatTheObjectDoesNotControlIsNeverNamed(MemberRole role) {
        assertThat(permissions(SUBPROJECT, role, Optional.empty()))
                .extracting(Permission::resource)
                .containsExactly("subprojects");
    }

    @Test
    void thereIsAGrantForEachRoleThatSomebodyHas() {
        var grants = AccessPolicy.grants(
                SUBPROJECT,
                List.of(user("zoe", MemberRole.Admin), user("vera", MemberRole.Viewer), user("ada", MemberRole.Admin)),
                SECRET);

        assertThat(grants)
                .extracting(Grant::name)
                .containsExactly("client-one-subproject-viewer", "client-one-subproject-admin");
        assertThat(grants.get(1).members()).extracting(Member::name).containsExactly("ada", "zoe");
    }

    @Test
    void theOrderInWhichMembersAreWrittenDownDecidesNothing() {
        var one = user("a", MemberRole.Viewer);
        var group = new Member(Member.Kind.Group, "a", "", MemberRole.Viewer);
        var robot = new Member(Member.Kind.ServiceAccount, "a", "tools", MemberRole.Viewer);

        assertThat(AccessPolicy.grants(SUBPROJECT, List.of(robot, group, one), SECRET))
                .isEqualTo(AccessPolicy.grants(SUBPROJECT, List.of(one, robot, group), SECRET));
    }

    /** The schema refuses them; what was stored without it must not become an escalation either. */
    @ParameterizedTest
    @CsvSource({"Group, system:masters", "User, system:anonymous", "Group, system:serviceaccounts", "User, system:admin"
    })
    void kubernetesOwnUsersAndGroupsAreGivenNothing(Member.Kind kind, String name) {
        var members = List.of(new Member(kind, name, "", MemberRole.Admin));

        assertThat(AccessPolicy.grants(SUBPROJECT, members, SECRET)).isEmpty();
    }

    @Test
    void whatANewerVersionWroteGivesNothing() {
        var members = List.of(
                new Member(null, "vera", "", MemberRole.Viewer), new Member(Member.Kind.User, "vera", "", null));

        assertThat(AccessPolicy.grants(SUBPROJECT, members, SECRET)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("decisions")
    void whatIsDoneFollowsFromWhatThereIs(
            boolean wanted, Presence role, Presence binding, Deed toRole, Deed toBinding, boolean obstructed) {
        assertThat(AccessPolicy.decide(wanted, new GrantState(role, binding)))
                .isEqualTo(new GrantDecision(toRole, toBinding, obstructed));
    }

    static Stream<Arguments> decisions() {
        return Stream.of(
                //            wanted  the Role   the binding                          obstructed
                Arguments.of(true, ABSENT, ABSENT, CREATE, CREATE, false),
                Arguments.of(true, AS_WANTED, AS_WANTED, NOTHING, NOTHING, false),
                Arguments.of(true, DIFFERENT, AS_WANTED, UPDATE, NOTHING, false),
                Arguments.of(true, AS_WANTED, DIFFERENT, NOTHING, UPDATE, false),
                Arguments.of(true, AS_WANTED, UNFIT, NOTHING, REPLACE, false),
                Arguments.of(true, AS_WANTED, FOREIGN, NOTHING, NOTHING, true),
                // Nobody is bound to somebody else's Role, and nobody stays so.
                Arguments.of(true, FOREIGN, ABSENT, NOTHING, NOTHING, true),
                Arguments.of(true, FOREIGN, AS_WANTED, NOTHING, DELETE, true),
                Arguments.of(true, FOREIGN, FOREIGN, NOTHING, NOTHING, true),
                Arguments.of(false, ABSENT, ABSENT, NOTHING, NOTHING, false),
                Arguments.of(false, AS_WANTED, AS_WANTED, DELETE, DELETE, false),
                Arguments.of(false, AS_WANTED, UNFIT, DELETE, DELETE, false),
                Arguments.of(false, FOREIGN, FOREIGN, NOTHING, NOTHING, false));
    }

    private static List<Permission> permissions(ObjectName object, MemberRole role, Optional<String> secret) {
        return AccessPolicy.grants(object, List.of(user("somebody", role)), secret)
                .get(0)
                .permissions();
    }

    private static Permission object(String resource, String name, List<String> verbs) {
        return new Permission("account.sinch.com", resource, name, verbs);
    }

    private static Member user(String name, MemberRole role) {
        return new Member(Member.Kind.User, name, "", role);
    }
}
