package io.greenroom.render.report;

import io.greenroom.events.FailureReason;
import io.greenroom.events.Header;
import io.greenroom.events.Note;
import io.greenroom.events.RenderCompleted;
import io.greenroom.events.RenderFailed;
import io.greenroom.events.RenderNoted;
import io.greenroom.events.RenderProgressed;
import io.greenroom.events.RenderStarted;
import io.greenroom.events.RenderStopped;
import io.greenroom.events.Run;
import io.greenroom.events.RunEvent;
import io.greenroom.events.Stage;
import io.greenroom.events.StopReason;
import io.greenroom.events.StoredObject;
import io.greenroom.events.WorkerHeartbeat;
import io.greenroom.render.engine.Cancellation;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * A run that this worker answers for, and the voice with which it reports: numbered events, progress at most once a
 * second, never falling, what each stage took, and exactly one end.
 */
public final class HeldRun {

    /** Of the whole run, when the engine has done its part. */
    public static final int ENGINE_ENDS_PERCENT = 94;

    private static final Duration BETWEEN_PROGRESS = Duration.ofSeconds(1);
    private static final int MOST_PERCENT = 99;

    private final Run run;
    private final int slot;
    private final Cancellation cancellation;
    private final Consumer<RunEvent> keep;
    private final LongSupplier nanoClock;
    private final Pace pace;
    private long sequence;
    private int percent;
    private Stage stage = Stage.FETCH;
    private boolean estimated;
    private boolean untold;
    private boolean neverTold = true;
    private long toldAt;
    private long stageBegunAt;
    private boolean ended;
    private boolean completed;

    /**
     * @param slot where it runs, from 0
     * @param firstSequence number of its first event; above 1 for a run that an earlier process began
     * @param keep takes every event but the start
     * @param nanoClock as {@link System#nanoTime}
     */
    public HeldRun(
            Run run,
            int slot,
            long firstSequence,
            Cancellation cancellation,
            Consumer<RunEvent> keep,
            LongSupplier nanoClock) {
        this.run = run;
        this.slot = slot;
        this.sequence = firstSequence - 1;
        this.cancellation = cancellation;
        this.keep = keep;
        this.nanoClock = nanoClock;
        this.pace = new Pace(ENGINE_ENDS_PERCENT, nanoClock);
        this.stageBegunAt = nanoClock.getAsLong();
    }

    public Run run() {
        return run;
    }

    /** Where it runs, from 0. */
    public int slot() {
        return slot;
    }

    public Cancellation cancellation() {
        return cancellation;
    }

    /** The event to be confirmed before anything else is done; it does not go through the spool. */
    public synchronized RenderStarted started(String engine) {
        return new RenderStarted(next(), engine);
    }

    /** How long the result will be, for the time that is left. */
    public synchronized void resultLasts(Duration length) {
        pace.resultLasts(length);
    }

    /**
     * The run has got so far; less than before counts as no change. What comes too soon after the last is held back.
     *
     * @param percentNow of the whole run
     * @param isEstimated whether it is guessed from time rather than counted
     */
    public synchronized void progressed(Stage stageNow, int percentNow, boolean isEstimated) {
        if (ended) {
            return;
        }
        int before = percent;
        boolean stageMoved = stageNow.compareTo(stage) > 0;
        if (stageMoved) {
            endStage();
            stage = stageNow;
        }
        percent = Math.max(percent, Math.min(percentNow, MOST_PERCENT));
        estimated = isEstimated;
        pace.reached(stage, percent, estimated);
        untold |= neverTold || stageMoved || percent != before;
        tellHeldBack();
    }

    /** Tells progress that was held back, once it is due: the engine may say nothing more for long. */
    public synchronized void tellHeldBack() {
        long now = nanoClock.getAsLong();
        boolean due = neverTold || now - toldAt >= BETWEEN_PROGRESS.toNanos();
        if (ended || !untold || !due) {
            return;
        }
        untold = false;
        neverTold = false;
        toldAt = now;
        Long remainingMillis = estimated ? null : pace.remainingMillis();
        keep.accept(new RenderProgressed(next(), percent, stage, estimated, remainingMillis));
    }

    private void endStage() {
        long now = nanoClock.getAsLong();
        double seconds = Math.round((now - stageBegunAt) / 1e8) / 10.0;
        stageBegunAt = now;
        noted(Note.STAGE_ENDED, Map.of("stage", stage.word(), "seconds", seconds));
    }

    public synchronized void completed(StoredObject result, Duration length, Map<String, Object> quality) {
        if (!ended) {
            endStage();
            completed = true;
            end(new RenderCompleted(next(), result, length.toMillis(), quality));
        }
    }

    /** Whether it has ended with a result. */
    public synchronized boolean hasCompleted() {
        return completed;
    }

    /** Something for the task's log; not after the end. */
    public synchronized void noted(Note note, Map<String, Object> args) {
        if (!ended) {
            keep.accept(new RenderNoted(next(), note, args));
        }
    }

    public synchronized void failed(FailureReason reason, Map<String, Object> args, List<String> lastLines) {
        end(RenderFailed.of(next(), reason, args, lastLines));
    }

    public synchronized void stopped(StopReason reason) {
        end(new RenderStopped(next(), reason));
    }

    private void end(RunEvent event) {
        if (!ended) {
            ended = true;
            keep.accept(event);
        }
    }

    /** As heartbeats list it. */
    public synchronized WorkerHeartbeat.Slot asSlot() {
        return new WorkerHeartbeat.Slot(slot, run.taskId(), run.attempt(), run.runId(), percent, stage);
    }

    private Header next() {
        return Header.ofRun(run, ++sequence);
    }
}
