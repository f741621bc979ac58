package io.greenroom.gateway.tasks;

import io.greenroom.events.RenderCompleted;
import io.greenroom.events.Stage;
import io.greenroom.gateway.GatewaySettings;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * The rows of tasks as writers see them. Whoever changes a task locks its row first and writes the log with it, so the
 * log ids of one task commit in order and a reader that asks for rows after an id never misses one.
 */
@Repository
@Transactional(propagation = Propagation.MANDATORY)
public class Tasks {

    private static final TypeReference<Set<String>> NAMES = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final TaskLogs logs;
    private final JsonMapper json;
    private final ApplicationEventPublisher announce;
    private final Duration lease;

    Tasks(
            JdbcClient jdbc,
            TaskLogs logs,
            JsonMapper json,
            ApplicationEventPublisher announce,
            GatewaySettings settings) {
        this.jdbc = jdbc;
        this.logs = logs;
        this.json = json;
        this.announce = announce;
        this.lease = settings.lease();
    }

    /** Locks these tasks in the order of their ids, which no two writers can deadlock on; what is gone is left out. */
    public Map<UUID, Task> lock(Collection<UUID> ids) {
        Map<UUID, Task> tasks = new LinkedHashMap<>();
        if (ids.isEmpty()) {
            return tasks;
        }
        jdbc.sql("""
                        select id, workspace_id, status, progress, stage, attempt, max_attempts, free_returns,
                               last_chance, run_id, last_run_id, worker_id, excluded_workers, failed_workers,
                               silent_since is not null silent,
                               coalesce(timestampdiff(microsecond, started_at, now(6)), 0) / 1e6 run_seconds, version
                        from tasks
                        where id in (:ids)
                        order by id
                        for update
                        """)
                .param("ids", ids.stream().map(UUID::toString).sorted().toList())
                .query(this::row)
                .list()
                .forEach(row -> tasks.put(row.id(), new Task(row)));
        return tasks;
    }

    /** The same for one; null when it is gone. */
    public @Nullable Task lock(UUID id) {
        return lock(List.of(id)).get(id);
    }

    /** Writes what has changed of a locked task, and the lines that tell of it; announces what it says of workers. */
    public void save(Task task) {
        if (!task.change.isEmpty()) {
            int rows = update(task);
            if (rows != 1) {
                throw new IllegalStateException("task " + task.id() + " changed under its lock: " + rows + " rows");
            }
        }
        logs.append(task.id(), task.story.lines());
        task.judged.forEach(announce::publishEvent);
    }

    private int update(Task task) {
        TaskChange change = task.change;
        Duration delay = change.dispatchDelay();
        Long remaining = change.remainingMillis();
        Failure failure = task.failure;
        RenderCompleted result = task.result;
        return jdbc.sql("""
                        update tasks
                        set status = :status, progress = :progress, stage = :stage, attempt = :attempt,
                            max_attempts = :maxAttempts, free_returns = :freeReturns,
                            last_chance = :lastChance,
                            run_id = :runId, last_run_id = :lastRunId, worker_id = :workerId,
                            excluded_workers = :excludedWorkers, failed_workers = :failedWorkers,
                            error_code = if(:failed, :errorCode, if(:reopened, null, error_code)),
                            error_reason = if(:failed, :errorReason, if(:reopened, null, error_reason)),
                            error_message = if(:failed, :errorMessage, if(:reopened, null, error_message)),
                            error_args = if(:failed, :errorArgs, if(:reopened, null, error_args)),
                            lease_until = if(:leased, date_add(now(6), interval :leaseSeconds second),
                                             if(:owned, lease_until, null)),
                            silent_since = if(:silent, coalesce(silent_since, now(6)), null),
                            expected_end_at = if(not :owned, null,
                                                 if(:paced, date_add(now(3), interval :remainingMicros microsecond),
                                                    expected_end_at)),
                            dispatched_at = if(:waits, null, dispatched_at),
                            next_attempt_at = if(:waits, greatest(date_add(now(6), interval :delayMicros microsecond),
                                                                  coalesce(not_before, now(6))), null),
                            started_at = if(:started, now(3), started_at),
                            completed_at = if(:ended, now(3), if(:reopened, null, completed_at)),
                            updated_at = if(:visible, now(3), updated_at),
                            version = version + :visible,
                            video_url = if(:done, :videoUrl, video_url),
                            result_key = if(:done, :resultKey, result_key),
                            result_bytes = if(:done, :resultBytes, result_bytes),
                            result_sha256 = if(:done, :resultSha256, result_sha256),
                            duration_ms = if(:done, :durationMillis, duration_ms),
                            quality = if(:done, :quality, quality)
                        where id = :id
                          and version = :loadedVersion
                        """)
                .param("status", task.status.word())
                .param("progress", task.progress)
                .param("stage", task.stage == null ? null : task.stage.word())
                .param("attempt", task.tries.attempt)
                .param("maxAttempts", task.tries.maxAttempts)
                .param("freeReturns", task.tries.freeReturns)
                .param("lastChance", task.tries.lastChance)
                .param("runId", text(task.runId))
                .param("lastRunId", text(task.lastRunId))
                .param("workerId", task.workerId)
                .param("excludedWorkers", json.writeValueAsString(task.tries.excludedWorkers))
                .param("failedWorkers", json.writeValueAsString(task.tries.failedWorkers))
                .param("silent", task.silent)
                .param("failed", failure != null)
                .param("errorCode", failure == null ? null : failure.code().word())
                .param("errorReason", failure == null ? null : failure.reason().word())
                .param("errorMessage", failure == null ? null : failure.message())
                .param("errorArgs", failure == null ? null : json.writeValueAsString(failure.args()))
                .param("leased", change.isLeased())
                .param("leaseSeconds", change.leaseOr(lease).toSeconds())
                .param("owned", task.status == TaskStatus.PROCESSING)
                .param("paced", change.isPaced())
                .param("remainingMicros", remaining == null ? null : remaining * 1000)
                .param("waits", delay != null)
                .param("delayMicros", delay == null ? 0 : delay.toMillis() * 1000)
                .param("started", change.isStarted())
                .param("ended", change.isEnded())
                .param("reopened", change.isReopened())
                .param("visible", change.isVisible() ? 1 : 0)
                .param("done", result != null)
                .param("videoUrl", "/api/videos/" + task.id())
                .param("resultKey", result == null ? null : result.result().key())
                .param("resultBytes", result == null ? null : result.result().bytes())
                .param("resultSha256", result == null ? null : result.result().sha256())
                .param("durationMillis", result == null ? null : result.durationMillis())
                .param("quality", result == null ? null : json.writeValueAsString(result.quality()))
                .param("id", text(task.id()))
                .param("loadedVersion", task.loadedVersion())
                .update();
    }

    private TaskRow row(ResultSet row, int number) throws SQLException {
        String stage = row.getString("stage");
        return new TaskRow(
                UUID.fromString(row.getString("id")),
                UUID.fromString(row.getString("workspace_id")),
                TaskStatus.of(row.getString("status")),
                row.getInt("progress"),
                stage == null ? null : Stage.valueOf(stage.toUpperCase(Locale.ROOT)),
                row.getInt("attempt"),
                row.getInt("max_attempts"),
                row.getInt("free_returns"),
                row.getBoolean("last_chance"),
                uuid(row.getString("run_id")),
                uuid(row.getString("last_run_id")),
                row.getString("worker_id"),
                names(row.getString("excluded_workers")),
                names(row.getString("failed_workers")),
                row.getBoolean("silent"),
                row.getDouble("run_seconds"),
                row.getLong("version"));
    }

    private Set<String> names(@Nullable String text) {
        return text == null ? Set.of() : json.readValue(text, NAMES);
    }

    static @Nullable UUID uuid(@Nullable String text) {
        return text == null ? null : UUID.fromString(text);
    }

    private static @Nullable String text(@Nullable UUID id) {
        return id == null ? null : id.toString();
    }
}
