package com.sinch.operator.cli.access;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sinch.operator.domain.hierarchy.ObjectName;
import java.util.List;

/** Writes who may do what as JSON, for scripts: nothing folded, and fields that keep their names. Pure. */
final class AccessJson {

    private final ObjectMapper mapper = new ObjectMapper();

    /** The document, every line ended. */
    String render(ObjectName project, List<MemberAccess> access) {
        var document = mapper.createObjectNode();
        document.putObject("project").put("namespace", project.namespace()).put("name", project.name());
        document.put(
                "differences",
                access.stream().mapToLong(MemberAccess::differences).sum());
        var entries = document.putArray("access");
        access.forEach(it -> write(it, entries.addObject()));
        try {
            return mapper.writerWithDefaultPrettyPrinter().writeValueAsString(document) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("plain values could not be written as JSON", e);
        }
    }

    private static void write(MemberAccess access, ObjectNode entry) {
        var member = access.member();
        var name = access.object().name();
        entry.putObject("member")
                .put("kind", String.valueOf(member.kind()))
                .put("name", member.name())
                .put("namespace", member.namespace())
                .put("role", String.valueOf(member.role()));
        entry.putObject("object")
                .put("kind", name.kind())
                .put("namespace", name.namespace())
                .put("name", name.name());
        access.object().secret().ifPresent(secret -> entry.put("secret", secret));
        var should = entry.putObject("should");
        var may = entry.putObject("may");
        access.verdicts().forEach((ability, verdict) -> {
            if (verdict != Verdict.NONE) {
                should.put(ability.name(), verdict.due());
                may.put(ability.name(), verdict.allowed());
            }
        });
    }
}
