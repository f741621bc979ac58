package io.greenroom.gateway.dispatch;

import io.greenroom.events.Header;
import io.greenroom.events.StoredObject;
import io.greenroom.events.TaskSubmitted;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
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

    /** Of these tasks, in the same order. */
    List<TaskSubmitted> of(List<String> ids) {
        Map<String, List<String>> ready = ready();
        List<TaskSubmitted> commands = jdbc.sql("""
                        select tasks.id, tasks.attempt, tasks.engine, tasks.excluded_workers,
                               tasks.params, digital_humans.params human_params,
                               video.path video_key, video.size_bytes video_bytes, video.sha256 video_sha256,
                               audio.path audio_key, audio.size_bytes audio_bytes, audio.sha256 audio_sha256
                        from tasks
                        join digital_humans on digital_humans.id = tasks.digital_human_id
                        join files video on video.path = digital_humans.video_path
                        join files audio on audio.path = tasks.audio_path
                        where tasks.id in (:ids)
                        """)
                .param("ids", ids)
                .query((row, number) -> command(row, ready.getOrDefault(row.getString("engine"), List.of())))
                .list();
        return commands.stream()
                .sorted(Comparator.comparingInt(
                        command -> ids.indexOf(String.valueOf(command.header().taskId()))))
                .toList();
    }

    /** Names of the workers that may take a task now, by engine; one whose slots all rest may not. */
    private Map<String, List<String>> ready() {
        Map<String, List<String>> names = new HashMap<>();
        jdbc.sql("""
                        select distinct worker_engines.engine, workers.name
                        from workers
                        join worker_engines on worker_engines.worker_id = workers.id
                        where workers.slot_count > 0
                          and\s""" + Workload.TAKES_TASKS)
                .query((row, number) -> names.computeIfAbsent(row.getString("engine"), engine -> new ArrayList<>())
                        .add(row.getString("name")))
                .list();
        return names;
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
