package com.sinch.operator.cli.access;

import com.sinch.operator.api.Member;
import java.util.EnumMap;
import java.util.Map;

/**
 * What one member may do with one object.
 *
 * @param verdicts an answer for each ability
 */
record MemberAccess(Member member, AccessedObject object, Map<Ability, Verdict> verdicts) {

    MemberAccess {
        verdicts = new EnumMap<>(verdicts);
    }

    /** How many answers differ from what they should be. */
    long differences() {
        return verdicts.values().stream().filter(Verdict::differs).count();
    }
}
