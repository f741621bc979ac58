package io.greenroom.gateway.tasks;

import io.greenroom.events.FailureReason;
import io.greenroom.events.Note;
import io.greenroom.events.RenderCompleted;
import io.greenroom.events.RenderFailed;
import io.greenroom.events.RenderNoted;
import io.greenroom.events.RenderProgressed;
import io.greenroom.events.Run;
import io.greenroom.events.Stage;
import io.greenroom.events.StopReason;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A task while its row is locked: every move that anyone can make, with the guard before it and the log line that
 * tells of it. {@link Tasks#lock} gives it, {@link Tasks#save} writes what has changed; in between there is no I/O.
 */
public final class Task {

    /** Returns to pending that cost nothing, before it is clear that nobody can render the task. */
    static final int MAX_FREE_RETURNS = 10;

    /** A manual retry gives as many attempts as a new task has. */
    static final int ATTEMPTS = 3;

    private final TaskRow row;
    final List<LogLine> lines = new ArrayList<>();
    final TaskChange change = new TaskChange();

    TaskStatus status;
    int progress;

    @Nullable
    Stage stage;

    int attempt;
    int maxAttempts;
    int freeReturns;

    @Nullable
    UUID runId;

    @Nullable
    UUID lastRunId;

    @Nullable
    String workerId;

    final Set<String> excludedWorkers;

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
        attempt = row.attempt();
        maxAttempts = row.maxAttempts();
        freeReturns = row.freeReturns();
        runId = row.runId();
        lastRunId = row.lastRunId();
        workerId = row.workerId();
        excludedWorkers = new LinkedHashSet<>(row.excludedWorkers());
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
        return attempt;
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
        stage = Stage.FETCH;
        change.startedNow().leased();
        say(LogLine.Level.INFO, "Started on worker " + run.workerName() + ", attempt " + attempt + ".");
    }

    /** The owner is alive. */
    public void renew() {
        change.leased();
    }

    /** Progress of the owner. What does not lead forward, as a message that came twice or late, changes nothing. */
    public void progress(RenderProgressed event) {
        change.leased();
        boolean forward = event.percent() > progress
                || (event.percent() == progress
                        && (stage == null || event.stage().compareTo(stage) > 0));
        if (!forward) {
            return;
        }
        progress = Math.min(event.percent(), 99);
        stage = event.stage();
        change.endsIn(event.remainingMillis()).visible();
        String estimated = event.estimated() ? " (estimated)" : "";
        lines.add(LogLine.of(
                event, status, LogLine.Level.INFO, event.stage().word() + " " + progress + " %" + estimated));
    }

    /** The owner has something for the story, and is alive; nothing else follows from it. */
    public void note(RenderNoted event) {
        change.leased();
        Note note = event.note();
        lines.add(LogLine.of(event, status, LogLine.Level.valueOf(note.level().name()), note.sentence(event.args()))
                .coded(note.word(), event.args()));
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
        lines.add(LogLine.of(
                event,
                status,
                LogLine.Level.INFO,
                "Completed: " + event.durationMillis() / 1000.0 + " s of video, "
                        + event.result().bytes() + " bytes."));
    }

    /** The owner has failed: another try where that can help, else the end. */
    public void fail(RenderFailed event) {
        Failure why = Failure.of(event);
        lines.add(LogLine.of(event, status, LogLine.Level.WARN, why.code().word() + ": " + why.message())
                .coded(why));
        if (!event.lastLines().isEmpty()) {
            say(LogLine.Level.WARN, "Last lines of the engine:\n" + String.join("\n", event.lastLines()));
        }
        switch (why.code().retry()) {
            case NEVER -> end(why);
            case ONCE -> retryOrEnd(maxAttempts - attempt >= ATTEMPTS - 1, why);
            case YES, LATER -> retryOrEnd(attempt < maxAttempts, why);
            case ELSEWHERE -> {
                excludedWorkers.add(event.run().workerName());
                handBack(why.message());
            }
        }
    }

    /** The owner has stopped without a verdict. */
    public void stopped(StopReason reason) {
        if (reason == StopReason.NOT_STARTED
                && workerId != null
                && excludedWorkers.contains(Run.workerName(workerId))) {
            returnFree(Backoff.AFTER_THE_WRONG_WORKER, "that worker had proved unable before");
            return;
        }
        handBack("the run ended: " + reason.name().toLowerCase(Locale.ROOT));
    }

    /** Nothing has been heard of the owner for a whole lease. */
    public void lose() {
        String worker = workerId == null ? "unknown" : Run.workerName(workerId);
        Failure why = Failure.of(FailureReason.WORKER_LOST, Map.of("worker", worker));
        lines.add(LogLine.own(status, LogLine.Level.WARN, why.code().word() + ": " + why.message(), attempt, runId)
                .coded(why));
        retryOrEnd(attempt < maxAttempts, why);
    }

    /** A person no longer wants it. */
    public void cancel() {
        move(TaskStatus.CANCELLED);
        lastRunId = null;
        stage = null;
        change.endedNow();
        say(LogLine.Level.INFO, "Cancelled.");
    }

    /** A person wants another try. */
    public void retryByHand() {
        move(TaskStatus.PENDING);
        nextAttempt();
        lastRunId = null;
        maxAttempts = attempt + ATTEMPTS - 1;
        freeReturns = 0;
        excludedWorkers.clear();
        change.dispatchAfter(Duration.ZERO).reopened();
        say(LogLine.Level.INFO, "Asked for again, attempt " + attempt + ".");
    }

    private void retryOrEnd(boolean again, Failure why) {
        if (!again) {
            end(why);
            return;
        }
        Duration delay = Backoff.before(why.code(), ATTEMPTS - (maxAttempts - attempt));
        move(TaskStatus.PENDING);
        nextAttempt();
        change.dispatchAfter(delay);
        say(LogLine.Level.INFO, "Tried again in " + delay.toSeconds() + " s, attempt " + attempt + ".");
    }

    private void handBack(String why) {
        if (freeReturns >= MAX_FREE_RETURNS) {
            String lastly = why.endsWith(".") ? why.substring(0, why.length() - 1) : why;
            end(Failure.of(FailureReason.NO_WORKER_COULD_RENDER, Map.of("times", freeReturns, "why", lastly)));
            return;
        }
        freeReturns++;
        returnFree(Backoff.afterHandBack(freeReturns), why);
    }

    /** Waits for another worker, as many attempts left as before. */
    private void returnFree(Duration delay, String why) {
        maxAttempts++;
        move(TaskStatus.PENDING);
        nextAttempt();
        change.dispatchAfter(delay);
        say(LogLine.Level.INFO, "Handed back without cost (" + why + "), attempt " + attempt + " follows.");
    }

    private void nextAttempt() {
        attempt++;
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
        lines.add(LogLine.own(status, LogLine.Level.ERROR, "Failed: " + why.message(), attempt, runId)
                .coded(why));
    }

    private void move(TaskStatus next) {
        if (!status.mayBecome(next)) {
            throw new IllegalStateException("task " + id() + " cannot go from " + status + " to " + next);
        }
        status = next;
        change.visible();
    }

    private void say(LogLine.Level level, String message) {
        lines.add(LogLine.own(status, level, message, attempt, runId));
    }
}
