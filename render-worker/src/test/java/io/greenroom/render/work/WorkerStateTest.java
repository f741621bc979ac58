package io.greenroom.render.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.greenroom.events.WorkerHeartbeat.Check;
import io.greenroom.events.WorkerHeartbeat.State;
import io.greenroom.render.health.Findings;
import io.greenroom.render.report.Pulse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class WorkerStateTest {

    private static final Findings WELL = findings(new Check("disk", Check.Level.WARNING, "nearly full"));
    private static final Findings FULL =
            findings(new Check("ffmpeg", Check.Level.OK, "8.1.2"), new Check("disk", Check.Level.BROKEN, "make room"));

    private final AtomicLong nanos = new AtomicLong(-5);
    private final WorkerState state = new WorkerState(new Pulse(), nanos::get);

    @Test
    void takesNothingBeforeItHasLookedAtItself() {
        assertThat(state.takesTasks()).isFalse();

        state.found(WELL);

        assertThat(state.takesTasks()).isTrue();
        assertThat(state.findings()).isEqualTo(WELL);
    }

    @Test
    void isBrokenByWhatItFindsForAsLongAsItFindsIt() {
        state.found(FULL);
        assertThat(state.snapshot()).isEqualTo(new WorkerState.Snapshot(State.BROKEN, "disk: make room"));

        state.resume(WorkerState.ALL_SLOTS);
        assertThat(state.takesTasks()).as("nobody can wish it away").isFalse();

        state.found(WELL);
        assertThat(state.snapshot()).isEqualTo(new WorkerState.Snapshot(State.READY, null));
    }

    @Test
    void staysBrokenForAMinuteAfterARunFailedByItsFaultThenComesBackWithTheNextGoodLook() {
        state.found(WELL);
        state.breakDown("no CUDA");
        assertThat(state.snapshot()).isEqualTo(new WorkerState.Snapshot(State.BROKEN, "no CUDA"));

        after(59);
        state.found(WELL);
        assertThat(state.takesTasks()).as("too early").isFalse();

        after(1);
        assertThat(state.takesTasks()).as("not looked again").isFalse();
        state.found(WELL);
        assertThat(state.takesTasks()).isTrue();
    }

    @Test
    void waitsTwiceAsLongEachTimeUntilARunCompletes() {
        state.found(WELL);
        for (int minutes : List.of(1, 2, 4, 8, 16, 30, 30)) {
            assertThat(minutesBroken()).isEqualTo(minutes);
        }

        state.completedRun();

        assertThat(minutesBroken()).isEqualTo(1);
    }

    @Test
    void countsRunsThatFailTogetherOnce() {
        state.found(WELL);
        state.breakDown("first");
        state.breakDown("second");
        assertThat(state.snapshot().reason()).isEqualTo("first");

        after(60);
        state.found(WELL);

        assertThat(minutesBroken()).isEqualTo(2);
    }

    @Test
    void takesTasksAtOnceWhenAnOperatorResumesIt() {
        state.found(WELL);
        state.breakDown("no CUDA");

        state.resume(WorkerState.ALL_SLOTS);

        assertThat(state.takesTasks()).isTrue();
        assertThat(minutesBroken()).as("the operator's word begins a new count").isEqualTo(1);
    }

    @Test
    void remembersTheOperatorsDrainThroughABreakdown() {
        state.found(WELL);
        state.drain("asked to");
        state.breakDown("no CUDA");
        assertThat(state.snapshot().state()).isEqualTo(State.BROKEN);

        after(60);
        state.found(WELL);

        assertThat(state.snapshot()).isEqualTo(new WorkerState.Snapshot(State.DRAINING, "asked to"));
    }

    @Test
    void usesNoMoreSlotsThanItMayUntilARunCompletes() {
        state.found(WELL);
        state.resume(1);
        assertThat(state.enterSlot(2)).isTrue();
        assertThat(state.enterSlot(0)).isFalse();
        state.leaveSlot(2);
        assertThat(state.enterSlot(0)).isTrue();
        assertThat(state.takesTasksOn(0)).isTrue();

        state.completedRun();

        assertThat(state.enterSlot(2)).isTrue();
        assertThat(state.takesTasksOn(2)).isTrue();
    }

    @Test
    void callsBackSlotsThatWaitWhenItMayUseFewer() {
        state.found(WELL);
        state.enterSlot(0);
        state.enterSlot(1);

        state.resume(1);

        assertThat(state.takesTasksOn(0)).isTrue();
        assertThat(state.takesTasksOn(1)).isFalse();
    }

    @Test
    void leavesWhateverItsState() {
        state.found(FULL);

        state.leave();
        state.resume(WorkerState.ALL_SLOTS);
        state.found(WELL);

        assertThat(state.takesTasks()).isFalse();
        assertThat(state.snapshot()).isEqualTo(new WorkerState.Snapshot(State.DRAINING, "shutting down"));
    }

    @Test
    void looksAtItselfForNobodyOnceItIsLeaving() throws InterruptedException {
        state.found(WELL);
        state.leave();
        // As the gateways do with each heartbeat of a worker that drains though nobody has asked it to.
        state.resume(WorkerState.ALL_SLOTS);

        Thread waiting = new Thread(this::awaitDay);
        waiting.start();
        await().until(() -> waiting.getState() == Thread.State.TIMED_WAITING);
        waiting.interrupt();
        waiting.join();
    }

    @Test
    void comesBackFromADeadLoopOnlyByARestart() {
        state.found(WELL);
        state.breakForGood("its thread slot-0 has died; restart the worker");
        state.breakForGood("its thread spool has died; restart the worker");

        after(10_000);
        state.found(WELL);
        state.resume(WorkerState.ALL_SLOTS);

        assertThat(state.snapshot())
                .as("the first is the cause, and told once")
                .isEqualTo(new WorkerState.Snapshot(State.BROKEN, "its thread slot-0 has died; restart the worker"));
    }

    @Test
    void isLookedAtAgainAtOnceWhenSomethingHappens() throws InterruptedException {
        state.found(WELL);
        // Each of these returns, though the clock stands still and a day is to pass.
        state.breakDown("no CUDA");
        state.awaitLookDue(Duration.ofDays(1));
        state.resume(WorkerState.ALL_SLOTS);
        state.awaitLookDue(Duration.ofDays(1));

        Thread waiting = new Thread(() -> awaitDay());
        waiting.start();
        waiting.join(50);
        assertThat(waiting.isAlive()).as("nothing has happened since").isTrue();
        state.resume(WorkerState.ALL_SLOTS);
        waiting.join();
    }

    private void awaitDay() {
        try {
            state.awaitLookDue(Duration.ofDays(1));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private int minutesBroken() {
        state.breakDown("again");
        int minutes = 0;
        while (!state.takesTasks()) {
            after(60);
            minutes++;
            state.found(WELL);
        }
        return minutes;
    }

    private void after(int seconds) {
        nanos.addAndGet(Duration.ofSeconds(seconds).toNanos());
    }

    private static Findings findings(Check... checks) {
        return new Findings(List.of(checks), List.of());
    }
}
