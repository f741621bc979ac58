package io.greenroom.gateway.dispatch;

import io.greenroom.events.Header;
import io.greenroom.events.StoredObject;
import io.greenroom.events.TaskSubmitted;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Puts together what a worker must know to render a task. */
@Repository
class RenderCommands {

    private static final TypeReference<List<String>> NAMES = new TypeReference<>() {};
    private static final TypeReference<Map<String, Object>> PARAMS = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final JsonMapper json;

    RenderCommands(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** Of these tasks of one engine, in the order in which they go out. */
    List<TaskSubmitted> of(List<String> ids, String engine) {
        List<String> ready = ready(engine);
        return jdbc.sql("""
                        select tasks.id, tasks.attempt, tasks.engine, tasks.excluded_workers,
                               tasks.params, digital_humans.params human_params,
                               video.path video_key, video.size_bytes video_bytes, video.sha256 video_sha256,
                               audio.path audio_key, audio.size_bytes audio_bytes, audio.sha256 audio_sha256
                        from tasks
                        join digital_humans on digital_humans.id = tasks.digital_human_id
                        join files video on video.path = digital_humans.video_path
                        join files audio on audio.path = tasks.audio_path
                        where tasks.id in (:ids)
                        order by tasks.priority desc, tasks.created_at, tasks.id
                        """)
                .param("ids", ids)
                .query((row, number) -> command(row, ready))
                .list();
    }

    /** Names of the workers that may take a task for this engine now. */
    private List<String> ready(String engine) {
        return jdbc.sql("""
                        select distinct workers.name
                        from workers
                        join worker_engines on worker_engines.worker_id = workers.id
                        where worker_engines.engine = :engine
                          and workers.state = 'ready'
                          and not workers.drain_wanted
                          and workers.last_seen_at > date_sub(now(6), interval 30 second)
                        """).param("engine", engine).query(String.class).list();
    }

    private TaskSubmitted command(ResultSet row, List<String> ready) throws SQLException {
        Map<String, Object> params = new HashMap<>();
        for (String column : List.of("human_params", "params")) {
            String text = row.getString(column);
            if (text != null) {
                params.putAll(json.readValue(text, PARAMS));
            }
        }
        params.values().removeIf(Objects::isNull);
        return new TaskSubmitted(
                Header.ofTask(UUID.fromString(row.getString("id")), row.getInt("attempt")),
                row.getString("engine"),
                object(row, "video"),
                object(row, "audio"),
                params,
                excluded(row.getString("excluded_workers"), ready));
    }

    /** A worker that proved unable may have been mended since: where there is no other, it is asked again. */
    private List<String> excluded(@Nullable String stored, List<String> ready) {
        List<String> names = stored == null ? List.of() : json.readValue(stored, NAMES);
        return names.containsAll(ready) ? List.of() : names;
    }

    private static StoredObject object(ResultSet row, String which) throws SQLException {
        return new StoredObject(
                row.getString(which + "_key"), row.getLong(which + "_bytes"), row.getString(which + "_sha256"));
    }
}
