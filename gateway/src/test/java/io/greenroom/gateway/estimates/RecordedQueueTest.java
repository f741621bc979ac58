package io.greenroom.gateway.estimates;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Queues of tasks that take as long as recorded runs did, drawn by chance: those behind one another are late together, so a
 * single queue tells little. Whenever one begins, those behind it are foretold from the runs that have ended by then, as the
 * gateway would have.
 */
class RecordedQueueTest {

    private static final String ENGINE = "ffmpeg";
    private static final List<PastRun> RUNS = RecordedRuns.of(ENGINE);
    private static final String US = "us";
    private static final int QUEUES = 25;
    private static final int TASKS = 40;
    private static final int MOST_FORETOLD = 10;

    /** One task of the queue, in milliseconds since that began to move. */
    private record Ride(PastRun run, long start, long end) {
        boolean isOnAt(long now) {
            return start <= now && now < end;
        }
    }

    /** What a task was told, beside how long it took from then on. */
    private record Told(Eta eta, long millis) {
        double off() {
            return Math.abs(eta.seconds() * 1_000.0 - millis) / millis;
        }

        /** How much later than its likely end it may be in one case of ten. */
        double wider() {
            return (double) Objects.requireNonNull(eta.p90Seconds()) / eta.seconds() - 1;
        }

        boolean isInTime() {
            return millis <= Objects.requireNonNull(eta.p90Seconds()) * 1_000L;
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4, 8})
    void endsAboutWhenItWasToldTo(int slots) {
        List<Told> told = new ArrayList<>();
        Random chance = new Random(slots);
        for (int queue = 0; queue < QUEUES; queue++) {
            told.addAll(replay(draw(RecordedRuns.LEARNT_AFTER, chance), draw(TASKS, chance), slots));
        }
        double median = told.stream().map(Told::off).sorted().toList().get(told.size() / 2);
        double inTime = (double) told.stream().filter(Told::isInTime).count() / told.size();
        double wider = told.stream().mapToDouble(Told::wider).average().orElseThrow();
        String what =
                "%d slots, %d told: half are off by at most %.1f %%, %.1f %% end within their p90, %.0f %% after the likely end"
                        .formatted(slots, told.size(), 100 * median, 100 * inTime, 100 * wider);
        System.out.println(what);
        assertThat(told).as(what).hasSizeGreaterThanOrEqualTo(5_000);
        assertThat(median).as(what).isLessThanOrEqualTo(0.15);
        assertThat(inTime).as(what).isBetween(0.85, 0.95);
    }

    private static List<PastRun> draw(int runs, Random chance) {
        return Stream.generate(() -> RUNS.get(chance.nextInt(RUNS.size())))
                .limit(runs)
                .toList();
    }

    private static List<Told> replay(List<PastRun> learnt, List<PastRun> queue, int slots) {
        List<Ride> rides = rides(queue, slots);
        List<Told> told = new ArrayList<>();
        for (int next = slots; next < rides.size(); next++) {
            long now = rides.get(next - 1).start();
            List<Ride> line = rides.subList(next, Math.min(rides.size(), next + MOST_FORETOLD));
            Forecast forecast = forecast(learnt, rides.subList(0, next), slots, line.size(), now);
            for (int ahead = 0; ahead < line.size(); ahead++) {
                Ride ride = line.get(ahead);
                Eta eta = forecast.ofWaiting(ENGINE, US, 0, ahead, ride.run().audioMillis());
                told.add(new Told(Objects.requireNonNull(eta), ride.end() - now));
            }
        }
        return told;
    }

    /** The slot that falls free first takes the next. */
    private static List<Ride> rides(List<PastRun> queue, int slots) {
        PriorityQueue<Long> free =
                new PriorityQueue<>(Stream.generate(() -> 0L).limit(slots).toList());
        List<Ride> rides = new ArrayList<>();
        for (PastRun run : queue) {
            long start = free.remove();
            rides.add(new Ride(run, start, start + run.renderMillis()));
            free.add(start + run.renderMillis());
        }
        return rides;
    }

    private static Forecast forecast(List<PastRun> learnt, List<Ride> begun, int slots, long waiting, long now) {
        List<PastRun> ended = new ArrayList<>(learnt);
        begun.stream()
                .filter(ride -> ride.end() <= now)
                .sorted(Comparator.comparingLong(Ride::end))
                .forEach(ride -> ended.add(ride.run()));
        List<Running> running = begun.stream()
                .filter(ride -> ride.isOnAt(now))
                .map(ride ->
                        new Running(ENGINE, null, now - ride.start(), ride.run().audioMillis()))
                .toList();
        Lane lane = new Lane(slots, running, 0, Map.of(US, Map.of(0, waiting)));
        return new Forecast(Map.of(ENGINE, RenderPace.of(ended)), Map.of(ENGINE, lane));
    }
}
