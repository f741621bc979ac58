package io.greenroom.gateway;

import io.greenroom.events.Header;
import io.greenroom.events.Run;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Rows that a test needs before it begins, and rows that it looks at in the end. */
public final class Rows {

    private final JdbcClient jdbc;
    private final UUID workspace;

    private Rows(JdbcClient jdbc, UUID workspace) {
        this.jdbc = jdbc;
        this.workspace = workspace;
    }

    /** Rows of a workspace of their own. */
    public static Rows of(JdbcClient jdbc) {
        UUID workspace = Header.newId();
        jdbc.sql("insert into workspaces (id, name) values (?, 'rows')")
                .param(workspace.toString())
                .update();
        return new Rows(jdbc, workspace);
    }

    public UUID workspace() {
        return workspace;
    }

    /** An upload as if it were in the store. */
    public String file(String kind) {
        UUID id = Header.newId();
        String path = "files/" + id;
        jdbc.sql("""
                        insert into files (id, workspace_id, path, kind, name, content_type, size_bytes, sha256, api_key)
                        values (?, ?, ?, ?, 'a file', 'video/mp4', 10, repeat('0', 64), '-')
                        """).params(id.toString(), workspace.toString(), path, kind).update();
        return path;
    }

    public UUID human() {
        UUID id = Header.newId();
        jdbc.sql("""
                        insert into digital_humans (id, workspace_id, name, video_path, api_key)
                        values (?, ?, 'Lin', ?, '-')
                        """).params(id.toString(), workspace.toString(), file("video")).update();
        return id;
    }

    /** A pending task for an engine that nobody offers, so that no dispatcher takes it. */
    public UUID task() {
        return task("nobody", 0);
    }

    public UUID task(String engine, int priority) {
        UUID id = Header.newId();
        jdbc.sql("insert ignore into dispatch_lanes (engine, created_at) values (?, now(6))")
                .param(engine)
                .update();
        jdbc.sql("""
                        insert into tasks (id, workspace_id, name, audio_path, digital_human_id, api_key, engine, priority)
                        values (?, ?, 'a task', ?, ?, '-', ?, ?)
                        """)
                .params(id.toString(), workspace.toString(), file("audio"), human().toString(), engine, priority)
                .update();
        return id;
    }

    /** The whole row. */
    public Map<String, Object> row(UUID task) {
        return jdbc.sql("select * from tasks where id = ?")
                .param(task.toString())
                .query()
                .singleRow();
    }

    public Object column(UUID task, String name) {
        return row(task).get(name);
    }

    public long logLines(UUID task) {
        return jdbc.sql("select count(*) from task_logs where task_id = ?")
                .param(task.toString())
                .query(Long.class)
                .single();
    }

    /** A new run of that attempt, on a worker of that name. */
    public static Run run(UUID task, int attempt, String worker) {
        return new Run(task, attempt, Header.newId(), Run.workerId(worker, UUID.randomUUID()));
    }
}
