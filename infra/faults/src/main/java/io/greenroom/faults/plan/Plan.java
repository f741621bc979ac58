package io.greenroom.faults.plan;

import io.greenroom.faults.plan.FaultKind.Target;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;

/** The rounds of a run, from its seed alone: more than it has time for, each kind once before any comes again. */
public record Plan(List<Round> rounds) {

    /** From here on there is time for every kind. */
    static final Duration TIME_FOR_ALL = Duration.ofMinutes(30);

    /** What a short run cannot do without: each of these hits a fence, or kills one of the six kinds of processes. */
    private static final List<FaultKind> FIRST = List.of(
            FaultKind.WORKER_FROZEN,
            FaultKind.WORKER_KILLED,
            FaultKind.WORKERS_CUT_OFF,
            FaultKind.BROKER_WIPED,
            FaultKind.EVENTS_DUPLICATED,
            FaultKind.GATEWAY_KILLED,
            FaultKind.DATABASE_KILLED,
            FaultKind.POISON,
            FaultKind.STORE_KILLED,
            FaultKind.WORKER_RESTARTED);

    /** Faults whose traces another would wipe out, or that strike all. */
    private static final Set<FaultKind> ALONE =
            Set.of(FaultKind.WORKERS_CUT_OFF, FaultKind.BROKER_WIPED, FaultKind.STORE_AWAY);

    private static final int PAIRED_PERCENT = 30;
    private static final int DECKS = 4;

    public Plan {
        rounds = List.copyOf(rounds);
    }

    /**
     * @param lease how long a run is believed after its worker's last heartbeat
     * @param wanted of every kind where it holds all; else these alone, and never two at a time
     */
    public static Plan draw(long seed, Duration run, Duration lease, Set<FaultKind> wanted) {
        Random random = new Random(seed);
        boolean every = wanted.size() == FaultKind.values().length;
        List<Round> rounds = new ArrayList<>();
        for (int deck = 0; deck < DECKS * FaultKind.values().length / wanted.size(); deck++) {
            List<FaultKind> kinds = new ArrayList<>();
            if (deck == 0 && run.compareTo(TIME_FOR_ALL) < 0) {
                kinds.addAll(FIRST);
                Collections.shuffle(kinds, random);
            }
            List<FaultKind> others = new ArrayList<>(Arrays.asList(FaultKind.values()));
            others.removeAll(kinds);
            Collections.shuffle(others, random);
            kinds.addAll(others);
            kinds.retainAll(wanted);
            deal(kinds, every ? PAIRED_PERCENT : 0, random, run, lease, rounds);
        }
        return new Plan(rounds);
    }

    private static void deal(
            List<FaultKind> kinds, int pairedPercent, Random random, Duration run, Duration lease, List<Round> rounds) {
        for (int next = 0; next < kinds.size(); next++) {
            List<Fault> faults = new ArrayList<>();
            faults.add(fault(kinds.get(next), random, run, lease));
            boolean paired = random.nextInt(100) < pairedPercent;
            if (paired && next + 1 < kinds.size() && goTogether(kinds.get(next), kinds.get(next + 1))) {
                next++;
                faults.add(fault(kinds.get(next), random, run, lease));
            }
            int pause = run.compareTo(TIME_FOR_ALL) < 0 ? 2 : 5;
            rounds.add(new Round(faults, Duration.ofSeconds(pause + random.nextInt(pause * 2))));
        }
    }

    private static Fault fault(FaultKind kind, Random random, Duration run, Duration lease) {
        return new Fault(kind, random.nextInt(Integer.MAX_VALUE), kind.lasts(run, lease));
    }

    private static boolean goTogether(FaultKind one, FaultKind other) {
        return !ALONE.contains(one)
                && !ALONE.contains(other)
                && one.target() != other.target()
                && Stream.of(one, other).noneMatch(kind -> kind.target() == Target.LINK)
                && !(Stream.of(one, other).anyMatch(kind -> kind.target() == Target.MESSAGES)
                        && Stream.of(one, other).anyMatch(kind -> kind.target() == Target.BROKER));
    }
}
