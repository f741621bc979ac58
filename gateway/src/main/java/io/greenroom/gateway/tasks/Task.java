package io.greenroom.gateway.tasks;

import io.greenroom.events.FailureCode;
import io.greenroom.events.RenderCompleted;
import io.greenroom.events.RenderFailed;
import io.greenroom.events.RenderProgressed;
import io.greenroom.events.Run;
import io.greenroom.events.RunEvent;
import io.greenroom.events.Stage;
import io.greenroom.events.StopReason;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
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
    private final List<LogLine> lines = new ArrayList<>();
    private final TaskChange change = new TaskChange();

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

    @Nullable
    String errorCode;

    @Nullable
    String errorMessage;

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
        errorCode = row.errorCode();
        errorMessage = row.errorMessage();
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

    TaskChange change() {
        return change;
    }

    List<LogLine> lines() {
        return lines;
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
        change.visible();
        String estimated = event.estimated() ? " (estimated)" : "";
        tell(LogLine.Level.INFO, event.stage().word() + " " + progress + " %" + estimated, event.run(), event);
    }

    /** The owner, or the run before it, has stored a result. */
    public void complete(RenderCompleted event) {
        move(TaskStatus.COMPLETED);
        runId = event.run().runId();
        workerId = event.run().workerId();
        progress = 100;
        stage = null;
        result = event;
        errorCode = null;
        errorMessage = null;
        change.endedNow();
        tell(
                LogLine.Level.INFO,
                "Completed: " + event.durationMillis() / 1000.0 + " s of video, "
                        + event.result().bytes() + " bytes.",
                event.run(),
                event);
    }

    /** The owner has failed: another try where that can help, else the end. */
    public void fail(RenderFailed event) {
        FailureCode code = event.code();
        tell(LogLine.Level.WARN, code.word() + ": " + event.message(), event.run(), event);
        if (!event.lastLines().isEmpty()) {
            say(LogLine.Level.WARN, "Last lines of the engine:\n" + String.join("\n", event.lastLines()));
        }
        switch (code.retry()) {
            case NEVER -> end(code, event.message());
            case ONCE -> retryOrEnd(maxAttempts - attempt >= ATTEMPTS - 1, code, event.message());
            case YES, LATER -> retryOrEnd(attempt < maxAttempts, code, event.message());
            case ELSEWHERE -> {
                excludedWorkers.add(event.run().workerName());
                handBack(event.message());
            }
        }
    }

    /** The owner has stopped without a verdict. */
    public void stopped(StopReason reason) {
        handBack("the run ended: " + reason.name().toLowerCase(Locale.ROOT));
    }

    /** Nothing has been heard of the owner for a whole lease. */
    public void lose() {
        String worker = workerId == null ? "unknown" : Run.workerName(workerId);
        String message = "Worker " + worker + " fell silent; its run is given up.";
        say(LogLine.Level.WARN, FailureCode.WORKER_LOST.word() + ": " + message);
        retryOrEnd(attempt < maxAttempts, FailureCode.WORKER_LOST, message);
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
        errorCode = null;
        errorMessage = null;
        change.dispatchAfter(Duration.ZERO).reopened();
        say(LogLine.Level.INFO, "Asked for again, attempt " + attempt + ".");
    }

    private void retryOrEnd(boolean again, FailureCode code, String message) {
        if (!again) {
            end(code, message);
            return;
        }
        Duration delay = Backoff.before(code, attempt - freeReturns);
        move(TaskStatus.PENDING);
        nextAttempt();
        change.dispatchAfter(delay);
        say(LogLine.Level.INFO, "Tried again in " + delay.toSeconds() + " s, attempt " + attempt + ".");
    }

    private void handBack(String why) {
        if (freeReturns >= MAX_FREE_RETURNS) {
            end(FailureCode.NO_WORKER_COULD_RENDER, "Handed back " + freeReturns + " times, at last because " + why);
            return;
        }
        freeReturns++;
        maxAttempts++;
        Duration delay = Backoff.afterHandBack(freeReturns);
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

    private void end(FailureCode code, String message) {
        move(TaskStatus.FAILED);
        stage = null;
        errorCode = code.word();
        errorMessage = message;
        change.endedNow();
        say(LogLine.Level.ERROR, "Failed: " + message);
    }

    private void move(TaskStatus next) {
        if (!status.mayBecome(next)) {
            throw new IllegalStateException("task " + id() + " cannot go from " + status + " to " + next);
        }
        status = next;
        change.visible();
    }

    private void say(LogLine.Level level, String message) {
        lines.add(new LogLine(status, level, message, attempt, runId, null));
    }

    private void tell(LogLine.Level level, String message, Run run, RunEvent event) {
        lines.add(new LogLine(
                status,
                level,
                message,
                run.attempt(),
                run.runId(),
                event.header().sequence()));
    }
}
