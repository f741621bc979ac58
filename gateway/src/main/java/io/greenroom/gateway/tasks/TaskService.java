package io.greenroom.gateway.tasks;

import io.greenroom.events.Header;
import io.greenroom.events.StopReason;
import io.greenroom.events.StopRun;
import io.greenroom.events.TaskChanged;
import io.greenroom.events.TaskDeleted;
import io.greenroom.gateway.engines.Engines;
import io.greenroom.gateway.files.FileRegister;
import io.greenroom.gateway.files.StoredFile;
import io.greenroom.gateway.keys.Caller;
import io.greenroom.gateway.problems.Problem;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** What a caller may do to tasks, each in one transaction. The broker hears of it after the commit. */
@Service
class TaskService {

    private final JdbcClient jdbc;
    private final Tasks tasks;
    private final TaskLogs logs;
    private final FileRegister files;
    private final Engines engines;
    private final JsonMapper json;
    private final ApplicationEventPublisher announce;

    TaskService(
            JdbcClient jdbc,
            Tasks tasks,
            TaskLogs logs,
            FileRegister files,
            Engines engines,
            JsonMapper json,
            ApplicationEventPublisher announce) {
        this.jdbc = jdbc;
        this.tasks = tasks;
        this.logs = logs;
        this.files = files;
        this.engines = engines;
        this.json = json;
        this.announce = announce;
    }

    /** Accepts a task: when this returns, it will be rendered or told why not, whatever dies meanwhile. */
    @Transactional
    UUID submit(Caller caller, NewTask wanted) {
        String engine = engines.of(wanted.paramsOrNone());
        UUID workspace = workspaceOf(wanted.digitalHumanId(), caller);
        StoredFile audio = files.named(wanted.audioPath(), "audio_path", caller);
        if (!audio.workspaceId().equals(workspace)) {
            throw Problem.FILE_UNKNOWN.at("audio_path", "belongs to another workspace than the digital human");
        }
        if (audio.kind().equals("image") || !audio.mayBeHeard()) {
            throw Problem.NOT_AUDIO.at("audio_path", "is a file without sound");
        }
        UUID id = Header.newId();
        engines.openLane(engine);
        insert(id, workspace, caller, wanted, engine);
        logs.append(
                id,
                List.of(LogLine.own(TaskStatus.PENDING, LogLine.Level.INFO, "Submitted for " + engine + ".", 1, null)));
        announce.publishEvent(new TaskWaits(engine));
        announce.publishEvent(new TaskChanged(Header.ofTask(id, 1), workspace, 1));
        return id;
    }

    /** Ends a task that is pending or processing; cancelling it again changes nothing. */
    @Transactional
    void cancel(UUID id, Caller caller) {
        change(id, caller, task -> {
            if (task.status() == TaskStatus.CANCELLED) {
                return;
            }
            if (!task.status().mayBecome(TaskStatus.CANCELLED)) {
                throw refused(task, "cancelled");
            }
            stopRun(task);
            task.cancel();
        });
    }

    /** Opens a failed or cancelled task again. */
    @Transactional
    void retry(UUID id, Caller caller) {
        change(id, caller, task -> {
            if (task.status() != TaskStatus.FAILED && task.status() != TaskStatus.CANCELLED) {
                throw refused(task, "retried");
            }
            task.retryByHand();
        });
        jdbc.sql("select engine from tasks where id = :id")
                .param("id", id.toString())
                .query(String.class)
                .optional()
                .ifPresent(engine -> announce.publishEvent(new TaskWaits(engine)));
    }

    /** Removes a task with its story, ending its run first; its objects go after the commit. */
    @Transactional
    void delete(UUID id, Caller caller) {
        Task task = locked(id, caller);
        stopRun(task);
        jdbc.sql("delete from tasks where id = :id").param("id", id.toString()).update();
        announce.publishEvent(new TaskDeleted(Header.ofTask(id, task.attempt()), task.workspaceId()));
    }

    private void change(UUID id, Caller caller, Consumer<Task> move) {
        Task task = locked(id, caller);
        move.accept(task);
        tasks.save(task);
        announce.publishEvent(new TaskChanged(Header.ofTask(id, task.attempt()), task.workspaceId(), task.version()));
    }

    private Task locked(UUID id, Caller caller) {
        Task task = tasks.lock(id);
        if (task == null || !caller.sees(task.workspaceId())) {
            throw Problem.NOT_FOUND.because("There is no such task.");
        }
        return task;
    }

    /** The row is what counts; a run that misses this hears it again at its next sign of life. */
    private void stopRun(Task task) {
        UUID run = task.runId();
        if (task.status() == TaskStatus.PROCESSING && run != null) {
            announce.publishEvent(new StopRun(Header.toRun(task.id(), task.attempt(), run), StopReason.CANCELLED));
        }
    }

    private static RuntimeException refused(Task task, String wanted) {
        return Problem.TRANSITION_REFUSED.because(
                "A task that is " + task.status().word() + " cannot be " + wanted + ".");
    }

    private UUID workspaceOf(UUID humanId, Caller caller) {
        Human human = jdbc.sql("""
                        select workspace_id, status
                        from digital_humans
                        where id = :id
                          and deleted_at is null
                        for update
                        """)
                .param("id", humanId.toString())
                .query((row, number) -> new Human(UUID.fromString(row.getString(1)), row.getString(2)))
                .optional()
                .filter(found -> caller.sees(found.workspaceId()))
                .orElseThrow(
                        () -> Problem.DIGITAL_HUMAN_UNKNOWN.at("digital_human_id", "is no digital human of yours"));
        if (!human.status().equals("active")) {
            throw Problem.DIGITAL_HUMAN_INACTIVE.at("digital_human_id", "is inactive; activate it first");
        }
        return human.workspaceId();
    }

    private record Human(UUID workspaceId, String status) {}

    private void insert(UUID id, UUID workspace, Caller caller, NewTask wanted, String engine) {
        jdbc.sql("""
                        insert into tasks (id, workspace_id, name, description, audio_path, digital_human_id, api_key,
                                           priority, params, engine, attempt, max_attempts, created_at, updated_at)
                        values (:id, :workspace, :name, :description, :audioPath, :human, :keyHash,
                                :priority, :params, :engine, 1, :maxAttempts, now(3), now(3))
                        """)
                .param("id", id.toString())
                .param("workspace", workspace.toString())
                .param("name", wanted.name())
                .param("description", wanted.description())
                .param("audioPath", wanted.audioPath())
                .param("human", wanted.digitalHumanId().toString())
                .param("keyHash", caller.keyHash())
                .param("priority", wanted.priorityOrDefault())
                .param("params", params(wanted))
                .param("engine", engine)
                .param("maxAttempts", Task.ATTEMPTS)
                .update();
    }

    private @Nullable String params(NewTask wanted) {
        return wanted.params() == null ? null : json.writeValueAsString(wanted.params());
    }
}
