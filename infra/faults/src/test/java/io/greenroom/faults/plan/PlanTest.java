package io.greenroom.faults.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PlanTest {

    private static final Duration LONG = Duration.ofMinutes(30);
    private static final Duration SHORT = Duration.ofMinutes(3);
    private static final Duration LEASE = Duration.ofSeconds(30);
    private static final Set<FaultKind> ALL = EnumSet.allOf(FaultKind.class);

    @Test
    void theSameSeedGivesTheSamePlanAndAnotherSeedAnother() {
        assertThat(Plan.draw(7, LONG, LEASE, ALL)).isEqualTo(Plan.draw(7, LONG, LEASE, ALL));
        assertThat(Plan.draw(8, LONG, LEASE, ALL)).isNotEqualTo(Plan.draw(7, LONG, LEASE, ALL));
    }

    @Test
    void eachKindComesOnceBeforeAnyComesAgain() {
        for (long seed = 0; seed < 50; seed++) {
            List<FaultKind> kinds = kinds(Plan.draw(seed, LONG, LEASE, ALL)).subList(0, FaultKind.values().length);
            assertThat(kinds).containsExactlyInAnyOrderElementsOf(Arrays.asList(FaultKind.values()));
        }
    }

    @Test
    void allKindsFitIntoALongRun() {
        for (long seed = 0; seed < 50; seed++) {
            Duration needed = Duration.ZERO;
            int kinds = 0;
            for (Round round : Plan.draw(seed, LONG, LEASE, ALL).rounds()) {
                if (kinds < FaultKind.values().length) {
                    kinds += round.faults().size();
                    needed = needed.plus(longest(round)).plus(round.pause());
                }
            }
            // What is left is for recoveries.
            assertThat(needed).isLessThan(Duration.ofMinutes(25));
        }
    }

    @Test
    void aShortRunBeginsWithWhatHitsTheFences() {
        for (long seed = 0; seed < 50; seed++) {
            assertThat(kinds(Plan.draw(seed, SHORT, LEASE, ALL)).subList(0, 10))
                    .contains(
                            FaultKind.WORKER_FROZEN,
                            FaultKind.WORKERS_CUT_OFF,
                            FaultKind.BROKER_WIPED,
                            FaultKind.EVENTS_DUPLICATED,
                            FaultKind.POISON);
        }
    }

    @Test
    void whoAsksForSomeKindsGetsThemAloneForTheWholeRun() {
        Set<FaultKind> wanted = EnumSet.of(FaultKind.WORKER_KILLED, FaultKind.WORKER_RESTARTED);
        Plan plan = Plan.draw(7, LONG, LEASE, wanted);
        assertThat(kinds(plan)).hasSizeGreaterThan(100).containsOnlyElementsOf(wanted);
        assertThat(plan.rounds()).allMatch(Round::single);
    }

    private static Duration longest(Round round) {
        return round.faults().stream()
                .map(Fault::lasts)
                .max(Duration::compareTo)
                .orElseThrow();
    }

    private static List<FaultKind> kinds(Plan plan) {
        return plan.rounds().stream()
                .flatMap(round -> round.faults().stream())
                .map(Fault::kind)
                .toList();
    }
}
