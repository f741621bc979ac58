package io.greenroom.gateway.tasks;

import io.greenroom.events.FailureReason;
import io.greenroom.events.Header;
import io.greenroom.events.RenderCompleted;
import io.greenroom.events.RenderFailed;
import io.greenroom.events.RenderProgressed;
import io.greenroom.events.RenderStarted;
import io.greenroom.events.RenderStopped;
import io.greenroom.events.Run;
import io.greenroom.events.RunEvent;
import io.greenroom.events.Stage;
import io.greenroom.events.StopReason;
import io.greenroom.events.StoredObject;
import io.greenroom.gateway.tasks.ProtocolRun.Word;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What the gateway makes of a row: {@link Task} and {@link Fence} as they run in production, on a row that is read from
 * no database and written to none. Each question is asked once.
 */
final class ProtocolGateway {

    private static final UUID TASK = new UUID(0, 100);
    private static final StoredObject VIDEO = new StoredObject("results/video.mp4", 1, "0".repeat(64));

    private final ProtocolMutant mutant;
    private final Map<Question, Answer> answers = new HashMap<>();
    private final Map<TaskRow, TaskRow> rows = new HashMap<>();

    ProtocolGateway(ProtocolMutant mutant) {
        this.mutant = mutant;
    }

    /**
     * What became of a row.
     *
     * @param row as it would be written
     * @param waits whether dispatched_at would be cleared
     * @param verdict of the fence; counted where it was not asked
     */
    record Answer(TaskRow row, boolean waits, Fence.Verdict verdict) {}

    private enum Act {
        HEAR,
        HEARTBEAT,
        LOSE,
        CANCEL,
        RETRY,
        CLAIM
    }

    private record Question(
            TaskRow row,
            Act act,
            int run,
            int attempt,
            @Nullable Word word) {}

    /** Of a new task with two attempts and one free return left, so that both ends of a task that fails are near. */
    static TaskRow submitted() {
        return new TaskRow(
                TASK,
                TASK,
                TaskStatus.PENDING,
                0,
                null,
                1,
                2,
                Tries.MAX_FREE_RETURNS - 1,
                false,
                null,
                null,
                null,
                Set.of(),
                Set.of(),
                false,
                0,
                1);
    }

    Answer hear(TaskRow row, int run, int attempt, Word word) {
        return answers.computeIfAbsent(
                new Question(row, Act.HEAR, run, attempt, word),
                asked -> fenced(row, run(run, attempt), (seen, task) -> Fence.hear(event(seen, run, word), task)));
    }

    Answer heartbeat(TaskRow row, int run, int attempt) {
        return answers.computeIfAbsent(new Question(row, Act.HEARTBEAT, run, attempt, null), asked -> {
            Run listed = run(run, attempt);
            boolean owner = new Task(row).standingOf(listed) == Standing.OWNER;
            return mutant.stopsAllButTheOwner() && !owner
                    ? new Answer(row, false, Fence.Verdict.STOP)
                    : fenced(row, listed, Fence::alive);
        });
    }

    Answer lose(TaskRow row) {
        return move(row, Act.LOSE, Task::lose);
    }

    Answer cancel(TaskRow row) {
        return move(row, Act.CANCEL, Task::cancel);
    }

    Answer retryByHand(TaskRow row) {
        return move(row, Act.RETRY, Task::retryByHand);
    }

    /** The dispatcher marks it, which changes nothing that a task knows of itself. */
    Answer claim(TaskRow row) {
        return move(row, Act.CLAIM, mutant::claimed);
    }

    private Answer fenced(TaskRow row, Run run, BiFunction<Run, Task, Fence.Verdict> fence) {
        Task task = new Task(row);
        mutant.show(task, run);
        TaskRow shown = rowOf(task);
        Fence.Verdict verdict = fence.apply(mutant.heard(run, task), task);
        return rowOf(task).equals(shown) ? new Answer(row, false, verdict) : answer(task, verdict);
    }

    private Answer move(TaskRow row, Act act, Consumer<Task> move) {
        return answers.computeIfAbsent(new Question(row, act, 0, 0, null), asked -> {
            Task task = new Task(row);
            move.accept(task);
            return answer(task, Fence.Verdict.COUNTED);
        });
    }

    private Answer answer(Task task, Fence.Verdict verdict) {
        boolean waits = task.change.dispatchDelay() != null;
        if (waits) {
            mutant.returned(task);
        }
        return new Answer(rows.computeIfAbsent(rowOf(task), Function.identity()), waits, verdict);
    }

    /** As {@link Tasks#save} would write it; the version counts what is shown, and is left out. */
    private static TaskRow rowOf(Task task) {
        return new TaskRow(
                task.id(),
                task.workspaceId(),
                task.status,
                task.progress,
                task.stage,
                task.tries.attempt,
                task.tries.maxAttempts,
                task.tries.freeReturns,
                task.tries.lastChance,
                task.runId,
                task.lastRunId,
                task.workerId,
                Set.copyOf(task.tries.excludedWorkers),
                Set.copyOf(task.tries.failedWorkers),
                task.silent,
                0,
                1);
    }

    /** Number of a run by its id; 0 for null. */
    static int number(@Nullable UUID run) {
        return run == null ? 0 : (int) run.getLeastSignificantBits();
    }

    private static Run run(int number, int attempt) {
        return new Run(TASK, attempt, new UUID(0, number), Run.workerId("gpu", TASK));
    }

    private static RunEvent event(Run run, int number, Word word) {
        UUID id = new UUID(number, word.ordinal());
        Header header = new Header(
                id, 1, run.taskId(), run.attempt(), run.runId(), run.workerId(), 1 + word.ordinal(), Instant.EPOCH);
        return switch (word) {
            case STARTED -> new RenderStarted(header, "ffmpeg");
            // Each run gets less far than the one before: what one says after the other would be seen to fall.
            case PROGRESSED -> new RenderProgressed(header, 80 - 20 * number, Stage.RENDER, false, null);
            case COMPLETED -> new RenderCompleted(header, VIDEO, 1_000, Map.of());
            case BROKEN -> RenderFailed.of(header, FailureReason.DISK_NOT_USABLE, Map.of("why", "full"), List.of());
            case STOPPED -> new RenderStopped(header, StopReason.DRAINED);
        };
    }
}
