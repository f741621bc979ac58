package io.greenroom.gateway.tasks;

import io.greenroom.gateway.paging.PageQuery;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The story of each task: milestones, stages and progress, in the order in which they were stored. */
@Repository
public class TaskLogs {

    private static final TypeReference<Map<String, Object>> ARGS = new TypeReference<>() {};

    private final NamedParameterJdbcTemplate template;
    private final JdbcClient jdbc;
    private final JsonMapper json;

    TaskLogs(NamedParameterJdbcTemplate template, JsonMapper json) {
        this.template = template;
        this.json = json;
        this.jdbc = JdbcClient.create(template);
    }

    /**
     * Only with the task's row locked or just inserted in the same transaction. A line of a message that has been told
     * before is left out.
     */
    void append(UUID taskId, List<LogLine> lines) {
        if (lines.isEmpty()) {
            return;
        }
        template.batchUpdate(
                """
                insert into task_logs (task_id, status, message, code, args, level, attempt, run_id, sequence, created_at)
                values (:taskId, :status, :message, :code, :args, :level, :attempt, :runId, :sequence, now(3))
                on duplicate key update task_id = task_id
                """, lines.stream().map(line -> values(taskId, line)).toArray(MapSqlParameterSource[]::new));
    }

    /** Rows after that id, oldest first. */
    public List<TaskLog> after(UUID taskId, long after, int limit) {
        return jdbc.sql("""
                        select id, status, message, code, args, level, attempt, run_id, created_at
                        from task_logs
                        where task_id = :taskId
                          and id > :after
                        order by id
                        limit :limit
                        """)
                .param("taskId", taskId.toString())
                .param("after", after)
                .param("limit", limit)
                .query(this::log)
                .list();
    }

    /** How many there are after that id, at most {@link PageQuery#COUNT_AT_MOST}. */
    long count(UUID taskId, long after) {
        return jdbc.sql("""
                        select count(*)
                        from (select id
                              from task_logs
                              where task_id = :taskId
                                and id > :after
                              limit :most) counted
                        """)
                .param("taskId", taskId.toString())
                .param("after", after)
                .param("most", PageQuery.COUNT_AT_MOST)
                .query(Long.class)
                .single();
    }

    /** The id of a task's newest row; 0 without any. */
    public long lastId(UUID taskId) {
        return jdbc.sql("select coalesce(max(id), 0) from task_logs where task_id = :taskId")
                .param("taskId", taskId.toString())
                .query(Long.class)
                .single();
    }

    /** The same of each of these tasks that are there for the workspace, null for all workspaces. */
    public Map<UUID, Long> lastIds(Collection<UUID> tasks, @Nullable UUID workspace) {
        Map<UUID, Long> last = new HashMap<>();
        if (!tasks.isEmpty()) {
            jdbc.sql("""
                            select id, (select coalesce(max(id), 0) from task_logs where task_id = tasks.id) newest
                            from tasks
                            where id in (:ids)
                              and (:workspace is null or workspace_id = :workspace)
                            """)
                    .param("ids", tasks.stream().map(UUID::toString).toList())
                    .param("workspace", workspace == null ? null : workspace.toString())
                    .query(row -> {
                        last.put(UUID.fromString(row.getString("id")), row.getLong("newest"));
                    });
        }
        return last;
    }

    private MapSqlParameterSource values(UUID taskId, LogLine line) {
        return new MapSqlParameterSource()
                .addValue("taskId", taskId.toString())
                .addValue("status", line.status().word())
                .addValue("message", line.message())
                .addValue("code", line.code())
                .addValue("args", line.args() == null ? null : json.writeValueAsString(line.args()))
                .addValue("level", line.level().name().toLowerCase(Locale.ROOT))
                .addValue("attempt", line.attempt())
                .addValue("runId", line.runId() == null ? null : line.runId().toString())
                .addValue("sequence", line.sequence());
    }

    private TaskLog log(ResultSet row, int number) throws SQLException {
        String args = row.getString("args");
        return new TaskLog(
                row.getLong("id"),
                row.getString("status"),
                row.getString("message"),
                row.getString("code"),
                args == null ? null : json.readValue(args, ARGS),
                row.getString("level"),
                row.getInt("attempt"),
                Tasks.uuid(row.getString("run_id")),
                row.getTimestamp("created_at").toInstant());
    }
}
