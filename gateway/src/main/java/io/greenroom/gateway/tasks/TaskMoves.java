package io.greenroom.gateway.tasks;

import io.greenroom.events.Header;
import io.greenroom.events.StopReason;
import io.greenroom.events.StopRun;
import io.greenroom.events.TaskChanged;
import io.greenroom.events.TaskDeleted;
import io.greenroom.gateway.keys.Action;
import io.greenroom.gateway.keys.Caller;
import io.greenroom.gateway.problems.Problem;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Moves tasks as a person asks, each call in one transaction. Workers and sockets hear of it after the commit. */
@Service
class TaskMoves {

    private final JdbcClient jdbc;
    private final Tasks tasks;
    private final ApplicationEventPublisher announce;

    TaskMoves(JdbcClient jdbc, Tasks tasks, ApplicationEventPublisher announce) {
        this.jdbc = jdbc;
        this.tasks = tasks;
        this.announce = announce;
    }

    /**
     * Moves one task.
     *
     * @throws io.greenroom.gateway.problems.ProblemException not_found, or transition_refused
     */
    @Transactional
    void one(TaskMove move, UUID id, Caller caller) {
        Task task = tasks.lock(id);
        if (task == null || !caller.sees(task.workspaceId())) {
            throw Problem.NOT_FOUND.because("There is no such task.");
        }
        switch (move.on(task.status())) {
            case MOVES -> make(move, List.of(task));
            case STANDS -> {}
            case REFUSED ->
                throw Problem.TRANSITION_REFUSED.because(
                        "A task that is " + task.status().word() + " cannot be " + move.participle() + ".");
        }
    }

    /**
     * Moves those of these that can move, few enough for one transaction.
     *
     * @param meant asked of each task once it is locked; one that is not meant counts as not there
     */
    @Transactional
    MovedTasks many(TaskMove move, Collection<UUID> ids, Predicate<Task> meant) {
        Map<UUID, Task> locked = tasks.lock(ids);
        locked.values().removeIf(meant.negate());
        Map<UUID, TaskStatus> states = locked.values().stream().collect(Collectors.toMap(Task::id, Task::status));
        MovedTasks verdict = MovedTasks.of(move, ids, states);
        make(move, verdict.ids().stream().map(locked::get).toList());
        return verdict;
    }

    private void make(TaskMove move, List<Task> these) {
        switch (move) {
            case CANCEL -> these.forEach(this::cancel);
            case RETRY -> retry(these);
            case DELETE -> delete(these);
        }
    }

    private void cancel(Task task) {
        stopRun(task);
        announce.publishEvent(Action.TASK_CANCELLED
                .on(task.id(), task.workspaceId())
                .with("was", task.status().word()));
        task.cancel();
        saveAndTell(task);
    }

    private void retry(List<Task> these) {
        these.forEach(task -> {
            task.retryByHand();
            saveAndTell(task);
        });
        if (!these.isEmpty()) {
            jdbc.sql("select distinct engine from tasks where id in (:ids)")
                    .param("ids", texts(these))
                    .query(String.class)
                    .list()
                    .forEach(engine -> announce.publishEvent(new TaskWaits(engine)));
        }
    }

    /** Their objects go after the commit. */
    private void delete(List<Task> these) {
        if (these.isEmpty()) {
            return;
        }
        these.forEach(this::stopRun);
        jdbc.sql("delete from tasks where id in (:ids)")
                .param("ids", texts(these))
                .update();
        these.forEach(task -> {
            announce.publishEvent(Action.TASK_DELETED
                    .on(task.id(), task.workspaceId())
                    .with("was", task.status().word()));
            announce.publishEvent(new TaskDeleted(Header.ofTask(task.id(), task.attempt()), task.workspaceId()));
        });
    }

    private void saveAndTell(Task task) {
        tasks.save(task);
        announce.publishEvent(
                new TaskChanged(Header.ofTask(task.id(), task.attempt()), task.workspaceId(), task.version()));
    }

    /** The row is what counts; a run that misses this hears it again at its next sign of life. */
    private void stopRun(Task task) {
        UUID run = task.runId();
        if (task.status() == TaskStatus.PROCESSING && run != null) {
            announce.publishEvent(new StopRun(Header.toRun(task.id(), task.attempt(), run), StopReason.CANCELLED));
        }
    }

    private static List<String> texts(List<Task> these) {
        return these.stream().map(task -> task.id().toString()).toList();
    }
}
