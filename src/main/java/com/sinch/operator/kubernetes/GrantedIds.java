package com.sinch.operator.kubernetes;

import com.sinch.operator.domain.hierarchy.Identity;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Whom IDs were granted to of late. An object reports its ID only a moment after it was granted, and caches tell of that later
 * still; who is created in between, within the same second and with a lower UID, must not be granted it as well.
 */
final class GrantedIds {

    /** Far more than are granted in the time that a status takes to be written and to come back. */
    private static final int REMEMBERED = 5_000;

    private final Map<String, String> holders = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, String> eldest) {
            return size() > REMEMBERED;
        }
    };

    /**
     * The claims to an ID as they stand with what was granted; where that makes the ID the object's own, it is granted.
     *
     * @param id the ID
     * @param own the claim of the object that asks
     * @param claims reads all claims to the ID from the caches. A grant to an object that has none there is void: it is no more
     */
    synchronized Identity.Contest contest(String id, Identity.Claim own, Supplier<Stream<Identity.Claim>> claims) {
        // Read here and not before: whoever was granted the ID meanwhile is in the caches by now.
        var rivals =
                claims.get().filter(claim -> !claim.uid().equals(own.uid())).toList();
        var contest = new Identity.Contest(own, rivals).granted(holders.get(id));
        if (Identity.conflict(id, contest.own(), contest.rivals()).isEmpty()) {
            holders.put(id, own.uid());
        }
        return contest;
    }
}
