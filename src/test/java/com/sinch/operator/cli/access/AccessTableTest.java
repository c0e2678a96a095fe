package com.sinch.operator.cli.access;

import static com.sinch.operator.cli.access.Ability.delete;
import static com.sinch.operator.cli.access.Ability.edit;
import static com.sinch.operator.cli.access.Ability.key;
import static com.sinch.operator.cli.access.Ability.read;
import static com.sinch.operator.cli.access.Answers.CI;
import static com.sinch.operator.cli.access.Answers.PROJECT;
import static com.sinch.operator.cli.access.Answers.VERA;
import static com.sinch.operator.cli.access.Answers.allowed;
import static com.sinch.operator.cli.access.Answers.subproject;
import static org.assertj.core.api.Assertions.assertThat;

import com.sinch.operator.domain.hierarchy.ObjectName;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import picocli.CommandLine.Help.Ansi;

class AccessTableTest {

    @Test
    void whoMayDoWhatAndWhere() {
        assertThat(render(
                        allowed(VERA, PROJECT, read),
                        allowed(VERA, subproject("one"), read),
                        allowed(CI, PROJECT, read, key),
                        allowed(CI, subproject("one"), read, key, edit)))
                .isEqualTo(
                        """
                        MEMBER                   ROLE    OBJECT                READ  KEY  EDIT  DELETE
                        User vera                Viewer  Project shop/clients  yes   no   no    no
                        User vera                Viewer  Subproject shop/one   yes   no   no    no
                        ServiceAccount tools/ci  Admin   Project shop/clients  yes   yes  no    no
                        ServiceAccount tools/ci  Admin   Subproject shop/one   yes   yes  yes   no

                        All as the project says. What users may do by their groups is not known here.
                        """);
    }

    @Test
    void whatDiffersFromWhatTheProjectSaysIsMarked() {
        assertThat(render(allowed(VERA, PROJECT, read, delete), allowed(CI, subproject("one"), read, edit)))
                .contains(
                        "User vera                Viewer  Project shop/clients  yes   no            no    yes (more)",
                        "ServiceAccount tools/ci  Admin   Subproject shop/one   yes   no (missing)  yes   no",
                        "2 differences: (more) is given by somebody else's Roles, (missing) see AccessReady of the object.");
    }

    @Test
    void manySubprojectsThatAreAsTheyShouldBeShareALine() {
        var many = IntStream.range(0, 1000).mapToObj(i -> allowed(VERA, subproject("client-" + i), read));
        var odd = Stream.of(allowed(VERA, subproject("odd")));

        var text = new AccessTable(Ansi.OFF).render(Stream.concat(many, odd).toList());

        assertThat(text.lines()).hasSize(5);
        assertThat(text).contains("1000 Subprojects ", "Subproject shop/odd  no (missing)", "1 difference:");
    }

    @Test
    void whereThereIsNoKeyNobodyIsAskedAboutIt() {
        var keyless = new AccessedObject(new ObjectName("Subproject", "shop", "one"), Optional.empty());
        var access = new MemberAccess(CI, keyless, Map.of(read, Verdict.ALLOWED, key, Verdict.NONE));

        assertThat(keyless.needed(key)).isEmpty();
        assertThat(render(access)).contains("Subproject shop/one  yes   -");
    }

    @Test
    void scriptsReadBothWhatShouldBeAndWhatIs() {
        var json = new AccessJson().render(PROJECT.name(), List.of(allowed(VERA, subproject("one"), read, delete)));

        assertThat(json)
                .isEqualTo(
                        """
                        {
                          "project" : {
                            "namespace" : "shop",
                            "name" : "clients"
                          },
                          "differences" : 1,
                          "access" : [ {
                            "member" : {
                              "kind" : "User",
                              "name" : "vera",
                              "namespace" : "",
                              "role" : "Viewer"
                            },
                            "object" : {
                              "kind" : "Subproject",
                              "namespace" : "shop",
                              "name" : "one"
                            },
                            "secret" : "one-key",
                            "should" : {
                              "read" : true,
                              "key" : false,
                              "edit" : false,
                              "delete" : false
                            },
                            "may" : {
                              "read" : true,
                              "key" : false,
                              "edit" : false,
                              "delete" : true
                            }
                          } ]
                        }
                        """);
    }

    private static String render(MemberAccess... access) {
        return new AccessTable(Ansi.OFF).render(Arrays.asList(access));
    }
}
