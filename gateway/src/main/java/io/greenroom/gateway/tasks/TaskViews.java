package io.greenroom.gateway.tasks;

import io.greenroom.gateway.DispatchSettings;
import io.greenroom.gateway.files.Media;
import io.greenroom.gateway.paging.NewestFirst;
import io.greenroom.gateway.paging.Page;
import io.greenroom.gateway.paging.PageQuery;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Tasks as readers see them. A null workspace stands for all of them. */
@Repository
public class TaskViews {

    private static final String SELECT = """
            select id, workspace_id, name, description, status, progress, stage, engine, digital_human_id, audio_path,
                   video_url, thumbnail_url, priority, params, external_id, labels, not_before, batch_id, attempt, max_attempts, worker_id,
                   error_code, error_reason, error_args, error_message,
                   created_at, updated_at, started_at, completed_at, silent_since, duration_ms, quality, version,
                   if(status = 'processing',
                      ceil(greatest(0, timestampdiff(microsecond, now(3), expected_end_at)) / 1000000),
                      null) eta_seconds,
                   %s queue_position,
            """ + Waiting.COLUMNS + " from tasks " + Waiting.OBSTACLES;

    private static final String LISTED = SELECT.formatted("null");

    /**
     * How many of its workspace and engine go before it, and one; those that are on their way to a worker do not wait.
     * Whose turn it is between workspaces depends on what each has with workers when a slot falls free.
     */
    private static final String PLACED = SELECT.formatted("""
            if(status = 'pending',
               1 + if(dispatched_at is not null,
                      0,
                      (select count(*)
                       from tasks ahead
                       where ahead.status = 'pending'
                         and ahead.engine = tasks.engine
                         and ahead.dispatched_at is null
                         and ahead.workspace_id = tasks.workspace_id
                         and (ahead.priority > tasks.priority
                              or (ahead.priority = tasks.priority
                                  and (ahead.created_at < tasks.created_at
                                       or (ahead.created_at = tasks.created_at and ahead.id < tasks.id)))))),
               null)""");

    private static final String OF_A_WORKSPACE = "where id = :id and (:workspace is null or workspace_id = :workspace)";

    private static final TypeReference<Map<String, Object>> WORDS_TO_VALUES = new TypeReference<>() {};

    private static final TypeReference<Map<String, String>> LABELS = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final DispatchSettings dispatch;

    TaskViews(JdbcClient jdbc, JsonMapper json, DispatchSettings dispatch) {
        this.jdbc = jdbc;
        this.json = json;
        this.dispatch = dispatch;
    }

    /** Without its place in the queue. */
    public Optional<TaskView> find(UUID id, @Nullable UUID workspace) {
        return find(LISTED, id, workspace);
    }

    /** With its place in the queue while it is pending. */
    Optional<TaskView> findWithPosition(UUID id, @Nullable UUID workspace) {
        return find(PLACED, id, workspace);
    }

    private Optional<TaskView> find(String select, UUID id, @Nullable UUID workspace) {
        return views(select + OF_A_WORKSPACE)
                .param("id", id.toString())
                .param("workspace", text(workspace))
                .query(this::view)
                .optional();
    }

    /** Those of these that are pending. */
    public List<TaskView> pending(Collection<UUID> ids) {
        return ids.isEmpty()
                ? List.of()
                : views(LISTED + "where id in (:ids) and status = 'pending'")
                        .param("ids", ids.stream().map(UUID::toString).toList())
                        .query(this::view)
                        .list();
    }

    Page<TaskView> list(TaskFilter filter, PageQuery page) {
        return Page.of(
                page,
                NewestFirst.bind(filter.bind(views(LISTED + filter.matching() + NewestFirst.clause(page))), page)
                        .query(this::view)
                        .list(),
                last -> NewestFirst.end(last.createdAt(), last.id()),
                () -> count(filter));
    }

    /** The finished video; empty until there is one. */
    Optional<Media> video(UUID id, @Nullable UUID workspace) {
        return jdbc.sql("""
                        select name, result_key, result_bytes, result_sha256
                        from tasks
                        where id = :id
                          and status = 'completed'
                          and (:workspace is null or workspace_id = :workspace)
                        """)
                .param("id", id.toString())
                .param("workspace", text(workspace))
                .query((row, number) -> new Media(
                        row.getString("result_key"),
                        row.getLong("result_bytes"),
                        row.getString("result_sha256"),
                        "video/mp4",
                        row.getString("name") + ".mp4"))
                .optional();
    }

    private JdbcClient.StatementSpec views(String sql) {
        return jdbc.sql(sql).param("maxRunning", dispatch.maxRunning());
    }

    private long count(TaskFilter filter) {
        return filter.bind(jdbc.sql(
                        "select count(*) from (select id from tasks " + filter.matching() + " limit :most) matching"))
                .param("most", PageQuery.COUNT_AT_MOST)
                .query(Long.class)
                .single();
    }

    private TaskView view(ResultSet row, int number) throws SQLException {
        String params = row.getString("params");
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
                row.getObject("eta_seconds", Integer.class),
                Waiting.of(row),
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

    private static @Nullable String text(@Nullable UUID id) {
        return id == null ? null : id.toString();
    }
}
