package io.greenroom.gateway.tasks;

import io.greenroom.gateway.estimates.Eta;
import io.greenroom.gateway.estimates.Forecast;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** What readers ask of a task's row, and what they make of it. */
@Component
class TaskColumns {

    private static final String SELECT = """
            select id, workspace_id, name, description, status, progress, stage, engine, digital_human_id, audio_path,
                   video_url, thumbnail_url,
                   if(storyboard_key is null, null, concat('/api/tasks/', id, '/storyboard')) storyboard_url,
                   priority, params, external_id, labels, not_before, batch_id,
                   attempt, max_attempts, worker_id,
                   error_code, error_reason, error_args, error_message,
                   created_at, updated_at, started_at, completed_at, silent_since, duration_ms, quality, version,
                   timestampdiff(microsecond, now(3), expected_end_at) div 1000 remaining_ms,
                   timestampdiff(microsecond, started_at, now(3)) div 1000 elapsed_ms,
                   (select duration_ms from files where path = tasks.audio_path) audio_ms,
                   %s queue_position,
            """ + Waiting.COLUMNS + " from tasks %s" + Waiting.OBSTACLES;

    static final String LISTED = listed("");

    /**
     * How many of its workspace and engine go before it, and one; those that are on their way to a worker do not wait,
     * and those that must not go out yet stand in nobody's way.
     * Whose turn it is between workspaces depends on what each has with workers when a slot falls free.
     */
    static final String PLACED = SELECT.formatted("""
            if(status = 'pending',
               1 + if(dispatched_at is not null,
                      0,
                      (select count(*)
                       from tasks ahead
                       where ahead.status = 'pending'
                         and ahead.engine = tasks.engine
                         and ahead.dispatched_at is null
                         and (ahead.next_attempt_at is null or ahead.next_attempt_at <= now(6))
                         and ahead.workspace_id = tasks.workspace_id
                         and (ahead.priority > tasks.priority
                              or (ahead.priority = tasks.priority
                                  and (ahead.created_at < tasks.created_at
                                       or (ahead.created_at = tasks.created_at and ahead.id < tasks.id)))))),
               null)""", "");

    /** @param hint which index to take, in the database's words; empty to leave that to it */
    static String listed(String hint) {
        return SELECT.formatted("null", hint);
    }

    private static final TypeReference<Map<String, Object>> WORDS_TO_VALUES = new TypeReference<>() {};

    private static final TypeReference<Map<String, String>> LABELS = new TypeReference<>() {};

    private final JsonMapper json;

    TaskColumns(JsonMapper json) {
        this.json = json;
    }

    /** Where it has its place in the queue, and nothing is in its way, what is foreseen for those that wait. */
    TaskView view(ResultSet row, Forecast forecast) throws SQLException {
        String params = row.getString("params");
        Waiting waiting = Waiting.of(row);
        Eta eta = waiting == null ? eta(row, forecast) : null;
        return new TaskView(
                UUID.fromString(row.getString("id")),
                row.getString("name"),
                row.getString("description"),
                row.getString("status"),
                row.getInt("progress"),
                row.getString("stage"),
                row.getString("engine"),
                UUID.fromString(row.getString("digital_human_id")),
                row.getString("audio_path"),
                row.getString("video_url"),
                row.getString("thumbnail_url"),
                row.getString("storyboard_url"),
                row.getInt("priority"),
                params == null ? null : json.readTree(params),
                row.getString("external_id"),
                labels(row.getString("labels")),
                instant(row, "not_before"),
                Tasks.uuid(row.getString("batch_id")),
                row.getInt("attempt"),
                row.getInt("max_attempts"),
                row.getString("worker_id"),
                row.getString("error_code"),
                row.getString("error_reason"),
                map(row, "error_args"),
                row.getString("error_message"),
                row.getObject("queue_position", Integer.class),
                eta == null ? null : eta.seconds(),
                eta == null ? null : eta.p90Seconds(),
                waiting,
                row.getTimestamp("created_at").toInstant(),
                row.getTimestamp("updated_at").toInstant(),
                instant(row, "started_at"),
                instant(row, "completed_at"),
                instant(row, "silent_since"),
                row.getObject("duration_ms", Long.class),
                map(row, "quality"),
                UUID.fromString(row.getString("workspace_id")),
                row.getLong("version"));
    }

    private Map<String, String> labels(@Nullable String text) {
        return text == null ? Map.of() : json.readValue(text, LABELS);
    }

    private @Nullable Map<String, Object> map(ResultSet row, String column) throws SQLException {
        String text = row.getString(column);
        return text == null ? null : json.readValue(text, WORDS_TO_VALUES);
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        Timestamp time = row.getTimestamp(column);
        return time == null ? null : time.toInstant();
    }

    /** The same of why it waits. */
    Why why(ResultSet row, Forecast forecast) throws SQLException {
        List<Waiting> reasons = Waiting.all(row);
        Eta eta = reasons.isEmpty() ? eta(row, forecast) : null;
        String engine = row.getString("engine");
        Integer place = row.getObject("queue_position", Integer.class);
        if (place != null && place > 1) {
            reasons.add(Waiting.behind(place - 1));
        } else if (place != null && row.getBoolean("dispatched")) {
            reasons.add(Waiting.onItsWay(engine));
        } else if (place != null && reasons.isEmpty()) {
            reasons.add(Waiting.busy(engine));
        }
        return new Why(
                UUID.fromString(row.getString("id")),
                row.getString("status"),
                place,
                eta == null ? null : eta.seconds(),
                reasons);
    }

    private static @Nullable Eta eta(ResultSet row, Forecast forecast) throws SQLException {
        String engine = row.getString("engine");
        Long audioMillis = number(row, "audio_ms");
        if (row.getString("status").equals(TaskStatus.PROCESSING.word())) {
            return forecast.ofRun(engine, audioMillis, row.getLong("elapsed_ms"), number(row, "remaining_ms"));
        }
        int place = row.getInt("queue_position");
        if (place == 0) {
            return null;
        }
        return row.getBoolean("dispatched")
                ? forecast.ofNext(engine, audioMillis)
                : forecast.ofWaiting(
                        engine, row.getString("workspace_id"), row.getInt("priority"), place - 1L, audioMillis);
    }

    private static @Nullable Long number(ResultSet row, String column) throws SQLException {
        long number = row.getLong(column);
        return row.wasNull() ? null : number;
    }
}
