package com.sinch.operator.domain.hierarchy;

import static org.assertj.core.api.Assertions.assertThat;

import com.sinch.operator.domain.hierarchy.Identity.Claim;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class IdentityPropertiesTest {

    private static final Instant EPOCH = Instant.parse("2026-11-22T12:00:00Z");

    @Property
    void exactlyOneClaimWins(@ForAll("claims") List<Claim> claims) {
        assertThat(winners(claims)).hasSize(1);
    }

    @Property
    void theWinnerIsTheSameInWhateverOrderTheClaimsAreSeen(
            @ForAll("claims") List<Claim> claims, @ForAll Random random) {
        var shuffled = new ArrayList<>(claims);
        Collections.shuffle(shuffled, random);

        assertThat(winners(shuffled)).isEqualTo(winners(claims));
    }

    @Property
    void whereSomebodyReportsTheIdTheWinnerIsOneWhoDoes(@ForAll("claims") List<Claim> claims) {
        var anyReported = claims.stream().anyMatch(Claim::reported);

        assertThat(winners(claims)).extracting(Claim::reported).containsExactly(anyReported);
    }

    @Property
    void theWinnerStillWinsOnceItReportsTheId(@ForAll("claims") List<Claim> claims) {
        var winner = winners(claims).get(0);
        var reported = new Claim(winner.object(), winner.uid(), winner.createdAt(), true);
        var after = claims.stream()
                .map(claim -> claim.equals(winner) ? reported : claim)
                .toList();

        assertThat(winners(after)).containsExactly(reported);
    }

    private static List<Claim> winners(List<Claim> claims) {
        return claims.stream()
                .filter(claim -> Identity.conflict("one", claim, claims).isEmpty())
                .toList();
    }

    @Provide
    static Arbitrary<List<Claim>> claims() {
        var uids = Arbitraries.strings().withCharRange('a', 'f').ofLength(2);
        // Few instants, so that many claims are of the same age.
        var created = Arbitraries.integers().between(0, 2).map(EPOCH::plusSeconds);
        return Combinators.combine(uids, created, Arbitraries.of(true, false))
                .as((uid, createdAt, reported) ->
                        new Claim(new ObjectName("Project", "clients", "p-" + uid), uid, createdAt, reported))
                .list()
                .ofMinSize(1)
                .ofMaxSize(6)
                .uniqueElements(Claim::uid);
    }
}
