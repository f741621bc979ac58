package io.greenroom.gateway.tasks;

import io.greenroom.gateway.files.Media;
import io.greenroom.gateway.paging.NewestFirst;
import io.greenroom.gateway.paging.Page;
import io.greenroom.gateway.paging.PageQuery;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** Tasks as readers see them. A null workspace stands for all of them. */
@Repository
public class TaskViews {

    private static final String SELECT = """
            select id, workspace_id, name, description, status, progress, stage, engine, digital_human_id, audio_path,
                   video_url, thumbnail_url, priority, params, attempt, max_attempts, worker_id,
                   error_code, error_message, created_at, updated_at, started_at, completed_at, duration_ms, version
            from tasks
            """;

    private static final String MATCHING = """
            where (:workspace is null or workspace_id = :workspace)
              and (:anyStatus or status in (:statuses))
              and (:human is null or digital_human_id = :human)
            """;

    private final JdbcClient jdbc;
    private final JsonMapper json;

    TaskViews(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** Without its place in the queue. */
    public Optional<TaskView> find(UUID id, @Nullable UUID workspace) {
        return jdbc.sql(SELECT + "where id = :id and (:workspace is null or workspace_id = :workspace)")
                .param("id", id.toString())
                .param("workspace", text(workspace))
                .query(this::view)
                .optional();
    }

    /** With its place in the queue while it is pending. */
    Optional<TaskView> findWithPosition(UUID id, @Nullable UUID workspace) {
        return find(id, workspace)
                .map(task -> task.status().equals(TaskStatus.PENDING.word()) ? task.atPosition(position(id)) : task);
    }

    Page<TaskView> list(TaskFilter filter, PageQuery page) {
        return Page.of(
                page,
                NewestFirst.bind(matching(jdbc.sql(SELECT + MATCHING + NewestFirst.clause(page)), filter), page)
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

    private long count(TaskFilter filter) {
        return matching(
                        jdbc.sql("select count(*) from (select id from tasks " + MATCHING + " limit :most) matching"),
                        filter)
                .param("most", PageQuery.COUNT_AT_MOST)
                .query(Long.class)
                .single();
    }

    private static JdbcClient.StatementSpec matching(JdbcClient.StatementSpec query, TaskFilter filter) {
        return query.param("workspace", text(filter.workspaceId()))
                .param("anyStatus", filter.statuses().isEmpty())
                .param("statuses", filter.statuses().isEmpty() ? java.util.List.of("") : filter.statuses())
                .param("human", text(filter.digitalHumanId()));
    }

    /** How many of its engine go before it, and one. */
    private int position(UUID id) {
        return jdbc.sql("""
                        select count(*)
                        from tasks mine
                        join tasks ahead on ahead.status = 'pending'
                                        and ahead.engine = mine.engine
                                        and (ahead.priority > mine.priority
                                             or (ahead.priority = mine.priority
                                                 and (ahead.created_at < mine.created_at
                                                      or (ahead.created_at = mine.created_at
                                                          and ahead.id <= mine.id))))
                        where mine.id = :id
                        """).param("id", id.toString()).query(Integer.class).single();
    }

    private TaskView view(ResultSet row, int number) throws SQLException {
        String params = row.getString("params");
        long duration = row.getLong("duration_ms");
        Long durationMillis = row.wasNull() ? null : duration;
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
                row.getInt("attempt"),
                row.getInt("max_attempts"),
                row.getString("worker_id"),
                row.getString("error_code"),
                row.getString("error_message"),
                null,
                null,
                row.getTimestamp("created_at").toInstant(),
                row.getTimestamp("updated_at").toInstant(),
                instant(row, "started_at"),
                instant(row, "completed_at"),
                durationMillis,
                UUID.fromString(row.getString("workspace_id")),
                row.getLong("version"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        Timestamp time = row.getTimestamp(column);
        return time == null ? null : time.toInstant();
    }

    private static @Nullable String text(@Nullable UUID id) {
        return id == null ? null : id.toString();
    }
}
