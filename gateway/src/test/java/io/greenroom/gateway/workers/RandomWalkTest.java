package io.greenroom.gateway.workers;

import static org.assertj.core.api.Assertions.assertThat;

import io.greenroom.events.FailureCode;
import io.greenroom.events.RunEvent;
import io.greenroom.events.StopReason;
import io.greenroom.gateway.Api;
import io.greenroom.gateway.GatewayTest;
import io.greenroom.gateway.Rows;
import io.greenroom.gateway.recording.Recorder;
import io.greenroom.gateway.recording.Told;
import io.greenroom.gateway.tasks.TaskStatus;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A few hundred random steps of runs, reaper and persons on three tasks of the real database, with words doubled and out
 * of order. The seed is printed; {@code -Dgreenroom.test.seed=..} takes the same way again.
 */
@GatewayTest
class RandomWalkTest {

    private static final int STEPS = 400;
    private static final List<FailureCode> FAILURES = List.of(
            FailureCode.WORKER_BROKEN, FailureCode.NO_RESULT, FailureCode.ENGINE_STALLED, FailureCode.AUDIO_INVALID);

    @LocalServerPort
    int port;

    @Autowired
    Recorder recorder;

    @Autowired
    Reaper reaper;

    @Autowired
    JdbcClient jdbc;

    private final Random random = new Random(seed());
    private final List<UUID> tasks = new ArrayList<>();
    private final List<Walker> walkers = new ArrayList<>();
    private final List<RunEvent> underway = new ArrayList<>();
    private final Map<String, Object> owners = new HashMap<>();
    private Rows rows;

    /** A run, and how far it says to be. */
    private static final class Walker {
        final io.greenroom.events.Run run;
        final Told told;
        int percent;

        Walker(io.greenroom.events.Run run) {
            this.run = run;
            this.told = Told.by(run);
        }
    }

    private static long seed() {
        long seed = Long.getLong("greenroom.test.seed", System.nanoTime());
        System.out.println("random walk: -Dgreenroom.test.seed=" + seed);
        return seed;
    }

    @Test
    void endsEveryTaskOnceWhateverHappens() {
        rows = Rows.of(jdbc);
        Stream.generate(rows::task).limit(3).forEach(tasks::add);
        Map<UUID, Integer> openings = new HashMap<>();
        tasks.forEach(task -> openings.put(task, 1));

        for (int step = 0; step < STEPS; step++) {
            UUID task = any(tasks);
            Map<UUID, Map<String, Object>> before = look();
            boolean asked = random.nextInt(25) == 0 && ask(task, "retry");
            if (asked) {
                openings.merge(task, 1, Integer::sum);
            } else {
                walk(task);
            }
            Map<UUID, Map<String, Object>> after = look();
            tasks.forEach(one -> check(before.get(one), after.get(one), asked && one.equals(task)));
        }
        tasks.forEach(task -> ask(task, "cancel"));
        underway.forEach(event -> recorder.record(List.of(event)));

        tasks.forEach(task -> checkStory(task, openings.get(task)));
    }

    private void walk(UUID task) {
        switch (random.nextInt(12)) {
            case 0, 1 -> take(task);
            case 2, 3, 4 -> speak();
            case 5 -> overtake();
            case 6 -> {
                jdbc.sql("update tasks set lease_until = date_sub(now(6), interval 1 second) where lease_until > now(6)"
                                + " and id = ?")
                        .param(task.toString())
                        .update();
                reaper.reap();
            }
            case 7 -> ask(task, random.nextInt(4) == 0 ? "cancel" : "nothing");
            default -> deliver();
        }
    }

    /** A worker takes the task's command, maybe the second that does. */
    private void take(UUID task) {
        int attempt = (Integer) rows.column(task, "attempt");
        Walker walker = new Walker(Rows.run(task, attempt, "gpu-" + random.nextInt(4)));
        walkers.add(walker);
        underway.add(walker.told.started());
    }

    private void speak() {
        if (walkers.isEmpty()) {
            return;
        }
        Walker walker = any(walkers);
        int what = random.nextInt(8);
        if (what < 5) {
            walker.percent = Math.min(99, walker.percent + random.nextInt(30));
            underway.add(walker.told.progressed(walker.percent));
            return;
        }
        walkers.remove(walker);
        underway.add(
                switch (what) {
                    case 5 -> walker.told.completed();
                    case 6 -> walker.told.failed(any(FAILURES));
                    default -> walker.told.stopped(StopReason.DRAINED);
                });
    }

    /** A heartbeat comes before the words that were said earlier. */
    private void overtake() {
        if (!walkers.isEmpty()) {
            recorder.alive(any(walkers).run);
        }
    }

    private void deliver() {
        List<RunEvent> batch = new ArrayList<>();
        for (int i = random.nextInt(5); i >= 0 && !underway.isEmpty(); i--) {
            RunEvent event = any(underway);
            batch.add(event);
            if (random.nextInt(4) > 0) {
                underway.remove(event);
            }
        }
        recorder.record(batch);
    }

    private boolean ask(UUID task, String what) {
        return !what.equals("nothing")
                && Api.admin(port).post("/api/tasks/" + task + "/" + what).status() == 202;
    }

    private Map<UUID, Map<String, Object>> look() {
        Map<UUID, Map<String, Object>> seen = new HashMap<>();
        tasks.forEach(task -> seen.put(task, rows.row(task)));
        return seen;
    }

    private void check(Map<String, Object> before, Map<String, Object> after, boolean askedAgain) {
        TaskStatus was = TaskStatus.of((String) before.get("status"));
        TaskStatus is = TaskStatus.of((String) after.get("status"));
        int attempt = (Integer) after.get("attempt");
        int progress = ((Number) after.get("progress")).intValue();
        boolean sameAttempt = before.get("attempt").equals(attempt);
        if (was.isTerminal() && !askedAgain) {
            assertThat(after).isEqualTo(before);
        }
        assertThat(attempt).isGreaterThanOrEqualTo((Integer) before.get("attempt"));
        assertThat(is == TaskStatus.PENDING && was != TaskStatus.PENDING && sameAttempt)
                .as("an attempt used twice")
                .isFalse();
        assertThat((Long) after.get("version")).isGreaterThanOrEqualTo((Long) before.get("version"));
        assertThat(progress == 100).isEqualTo(is == TaskStatus.COMPLETED);
        if (sameAttempt) {
            assertThat(progress).isGreaterThanOrEqualTo(((Number) before.get("progress")).intValue());
        }
        if (is == TaskStatus.PENDING) {
            assertThat(progress).isZero();
            assertThat(after.get("run_id")).isNull();
        }
        assertThat(after.get("lease_until") != null).isEqualTo(is == TaskStatus.PROCESSING);
        if (is == TaskStatus.PROCESSING) {
            Object owner =
                    owners.putIfAbsent(after.get("id") + "/" + attempt, Objects.requireNonNull(after.get("run_id")));
            assertThat(after.get("run_id")).isEqualTo(owner == null ? after.get("run_id") : owner);
        }
        assertThat(after.get("result_key") != null).isEqualTo(is == TaskStatus.COMPLETED);
    }

    private void checkStory(UUID task, int openings) {
        List<TaskStatus> story = jdbc
                .sql("select status from task_logs where task_id = ? order by id")
                .param(task.toString())
                .query(String.class)
                .list()
                .stream()
                .map(TaskStatus::of)
                .toList();
        assertThat(story)
                .filteredOn(TaskStatus::isTerminal)
                .as("an end for each time that it was open")
                .hasSize(openings);
        for (int i = 0; i + 1 < story.size(); i++) {
            assertThat(story.get(i).isTerminal() && story.get(i + 1) != TaskStatus.PENDING)
                    .as("something after an end, and not that it was opened again")
                    .isFalse();
        }
        assertThat(story.get(story.size() - 1).isTerminal()).isTrue();
    }

    private <T> T any(List<T> some) {
        return some.get(random.nextInt(some.size()));
    }
}
