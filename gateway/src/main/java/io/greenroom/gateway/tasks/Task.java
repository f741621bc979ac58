package io.greenroom.gateway.tasks;

import io.greenroom.events.FailureReason;
import io.greenroom.events.RenderCompleted;
import io.greenroom.events.RenderFailed;
import io.greenroom.events.RenderNoted;
import io.greenroom.events.RenderProgressed;
import io.greenroom.events.Run;
import io.greenroom.events.Stage;
import io.greenroom.events.StopReason;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A task while its row is locked: every move that anyone can make, with the guard before it and the log line that
 * tells of it. {@link Tasks#lock} gives it, {@link Tasks#save} writes what has changed; in between there is no I/O.
 */
public final class Task {

    /** How long a silent owner is waited for where giving it up would be the end: as long as it repeats its last word. */
    static final Duration LAST_GRACE = Duration.ofMinutes(10);

    private final TaskRow row;
    final Story story = new Story(this);
    final List<RunJudged> judged = new ArrayList<>();
    final TaskChange change = new TaskChange();
    final Tries tries;

    TaskStatus status;
    int progress;

    @Nullable
    Stage stage;

    @Nullable
    UUID runId;

    @Nullable
    UUID lastRunId;

    @Nullable
    String workerId;

    boolean silent;
    double runSeconds;

    /** Set by the move that ends in failure; an earlier one stays in the row until the task is opened again. */
    @Nullable
    Failure failure;

    @Nullable
    RenderCompleted result;

    Task(TaskRow row) {
        this.row = row;
        status = row.status();
        progress = row.progress();
        stage = row.stage();
        tries = new Tries(row);
        runId = row.runId();
        lastRunId = row.lastRunId();
        workerId = row.workerId();
        silent = row.silent();
        runSeconds = row.runSeconds();
    }

    public UUID id() {
        return row.id();
    }

    public UUID workspaceId() {
        return row.workspaceId();
    }

    public TaskStatus status() {
        return status;
    }

    public int attempt() {
        return tries.attempt;
    }

    /** The owner; null while nobody runs it. */
    public @Nullable UUID runId() {
        return runId;
    }

    /** The row's version once {@link Tasks#save} has written what changed. */
    public long version() {
        return change.isVisible() ? row.version() + 1 : row.version();
    }

    long loadedVersion() {
        return row.version();
    }

    /** How a run stands to this task now. */
    public Standing standingOf(Run run) {
        return Standing.of(run, this);
    }

    /** The first sign of life of a run of an attempt without an owner makes it the owner. */
    public void start(Run run) {
        move(TaskStatus.PROCESSING);
        runId = run.runId();
        workerId = run.workerId();
        runSeconds = 0;
        stage = Stage.FETCH;
        change.startedNow().leased();
        story.started();
    }

    /** The owner is alive. */
    public void renew() {
        change.leased();
        if (silent) {
            silent = false;
            change.visible();
            story.workerHeard();
        }
    }

    /** Progress of the owner. What does not lead forward, as a message that came twice or late, changes nothing. */
    public void progress(RenderProgressed event) {
        renew();
        boolean forward = event.percent() > progress
                || (event.percent() == progress
                        && (stage == null || event.stage().compareTo(stage) > 0));
        if (!forward) {
            return;
        }
        progress = Math.min(event.percent(), 99);
        stage = event.stage();
        change.endsIn(event.remainingMillis()).visible();
        story.progressed(event);
    }

    /** The owner has something for the story, and is alive; nothing else follows from it. */
    public void note(RenderNoted event) {
        renew();
        story.noted(event);
    }

    /** The owner, or the run before it, has stored a result. */
    public void complete(RenderCompleted event) {
        move(TaskStatus.COMPLETED);
        runId = event.run().runId();
        workerId = event.run().workerId();
        progress = 100;
        stage = null;
        result = event;
        change.endedNow();
        story.attemptCompleted(event);
        judged.add(RunJudged.completed(id(), workerName()));
    }

    /** The owner has failed: another try where that can help, else the end. */
    public void fail(RenderFailed event) {
        Failure why = Failure.of(event);
        story.failed(event, why);
        attemptFailed(why);
    }

    /**
     * Nothing has been heard of the owner for a whole lease. Where giving it up would be the end it is waited for once
     * more, for its word may only be late; the second time it is given up.
     */
    public void lose() {
        if (!silent && tries.endsIfLostOn(workerName())) {
            silent = true;
            change.leasedFor(LAST_GRACE);
            story.workerSilent(LAST_GRACE);
            return;
        }
        Failure why = Failure.of(FailureReason.WORKER_LOST, Map.of("worker", workerName()));
        story.failed(why);
        attemptFailed(why);
    }

    /** The owner has stopped without a verdict. */
    public void stopped(StopReason reason) {
        story.attemptStopped(reason);
        follow(tries.stopped(reason, workerName()));
    }

    /** A person no longer wants it. */
    public void cancel() {
        if (status == TaskStatus.PROCESSING) {
            story.attemptStopped(StopReason.CANCELLED);
        }
        move(TaskStatus.CANCELLED);
        lastRunId = null;
        stage = null;
        change.endedNow();
        story.cancelled();
    }

    /** A person wants another try. */
    public void retryByHand() {
        move(TaskStatus.PENDING);
        tries.renew();
        disown();
        lastRunId = null;
        change.dispatchAfter(Duration.ZERO).reopened();
        story.askedAgain();
    }

    private void attemptFailed(Failure why) {
        story.attemptFailed(why);
        Aftermath next = tries.failed(why, workerName());
        if (tries.isTasksFault()) {
            tries.failedWorkers.forEach(worker -> judged.add(RunJudged.acquitted(id(), worker)));
        } else if (why.code().blamesWorker()) {
            judged.add(RunJudged.failed(id(), workerName(), workerId, why));
        }
        follow(next);
    }

    private void follow(Aftermath next) {
        if (next.end() != null) {
            end(next.end());
            return;
        }
        move(TaskStatus.PENDING);
        tries.next(next.cost());
        disown();
        change.dispatchAfter(next.delay());
        story.follows(next);
    }

    private void disown() {
        lastRunId = runId;
        runId = null;
        progress = 0;
        stage = null;
    }

    private void end(Failure why) {
        move(TaskStatus.FAILED);
        stage = null;
        failure = why;
        change.endedNow();
        story.ended(why);
    }

    private void move(TaskStatus next) {
        if (!status.mayBecome(next)) {
            throw new IllegalStateException("task " + id() + " cannot go from " + status + " to " + next);
        }
        status = next;
        silent = false;
        change.visible();
    }

    /** The name of whoever runs it, or ran it last. */
    String workerName() {
        return workerId == null ? "unknown" : Run.workerName(workerId);
    }
}
