package io.greenroom.gateway.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.greenroom.events.FailureCode;
import io.greenroom.events.Header;
import io.greenroom.events.Run;
import io.greenroom.events.Topology;
import io.greenroom.gateway.Api;
import io.greenroom.gateway.Api.Answer;
import io.greenroom.gateway.Clips;
import io.greenroom.gateway.Rows;
import io.greenroom.gateway.keys.Scope;
import io.greenroom.gateway.recording.Recorder;
import io.greenroom.gateway.recording.Told;
import io.greenroom.media.ObjectStore;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.zip.GZIPOutputStream;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A workspace: its keys and sessions, and things of every kind, each made anew. */
final class Studio {

    private final int port;
    private final JdbcClient jdbc;
    private final Recorder recorder;
    private final ObjectStore store;
    private final Rows rows;
    private final Api own;

    Studio(int port, JdbcClient jdbc, Recorder recorder, ObjectStore store) {
        this.port = port;
        this.jdbc = jdbc;
        this.recorder = recorder;
        this.store = store;
        this.rows = Rows.of(jdbc);
        this.own = Api.nobody(port).key(key(Scope.SUBMIT, Scope.READ));
    }

    UUID workspace() {
        return rows.workspace();
    }

    /** Its workspace as a thing. */
    Thing itself() {
        return Thing.of(workspace().toString());
    }

    /** A new key's text. */
    String key(Scope... scopes) {
        return made(scopes).json().path("key").asString();
    }

    /** Its row. */
    Thing keyRow() {
        return Thing.of(made(Scope.READ).json().path("id").asString());
    }

    /** A browser that has just signed in with this key; it shows no origin. */
    Api session(String key) {
        Answer signedIn = Api.nobody(port).post("/api/session", Map.of("key", key));
        assertThat(signedIn.status()).as(signedIn.text()).isEqualTo(204);
        return Api.nobody(port).with("Cookie", signedIn.header("Set-Cookie").split(";")[0]);
    }

    private Answer made(Scope... scopes) {
        List<String> words = Arrays.stream(scopes).map(Scope::word).toList();
        return Api.admin(port)
                .post("/api/api-keys", Map.of("name", "a key", "workspace_id", workspace(), "scopes", words));
    }

    /** Pending, for an engine that nobody offers. */
    Thing task() {
        return Thing.of(rows.task());
    }

    Thing cancelledTask() {
        Thing task = task();
        own.post("/api/tasks/" + task.id() + "/cancel");
        return task;
    }

    Thing failedTask() {
        UUID task = rows.task();
        recorder.record(List.of(Told.by(Rows.run(task, 1, "gpu-1")).failed(FailureCode.INPUT_INVALID)));
        return Thing.of(task);
    }

    /** With its video, both pictures and the output of its run: the second id is the run's. */
    Thing completedTask() {
        UUID task = rows.task();
        Run run = Rows.run(task, 1, "gpu-1");
        String picture = "posters/task/" + task + "-1.jpg";
        store("results/" + task + "/" + run.runId() + ".mp4", new byte[1_000], "video/mp4");
        store(picture, new byte[10], "image/jpeg");
        store("runs/" + task + "/" + run.runId() + ".log.gz", gzip("said"), "application/gzip");
        recorder.record(List.of(Told.by(run).completed()));
        jdbc.sql("update tasks set thumbnail_key = :key, storyboard_key = :key where id = :id")
                .param("key", picture)
                .param("id", task.toString())
                .update();
        return Thing.of(task, run.runId());
    }

    /** With a finished video. */
    Thing batch() {
        Map<String, String> wanted =
                Map.of("name", "a task", "digital_human_id", human().id(), "audio_path", audio().id());
        String id = own.post("/api/tasks/batch", Map.of("tasks", List.of(wanted)))
                .json()
                .path("id")
                .asString();
        jdbc.sql("update tasks set batch_id = ?, batch_index = 1 where id = ?")
                .params(id, completedTask().id())
                .update();
        return Thing.of(id);
    }

    /** Begun, and nothing of it has come. */
    Thing upload() {
        return Thing.of(own.with("Upload-Length", "100")
                .post("/api/uploads")
                .json()
                .path("id")
                .asString());
    }

    Thing file() {
        return Thing.of(uploaded(Clips.video(), "id"));
    }

    /** The path of an uploaded video. */
    Thing video() {
        return Thing.of(uploaded(Clips.video(), "path"));
    }

    /** The path of an uploaded audio. */
    Thing audio() {
        return Thing.of(uploaded(Clips.wav(), "path"));
    }

    /** With its poster. */
    Thing human() {
        Map<String, String> wanted = Map.of("name", "Lin", "video_path", video().id());
        String id = own.post("/api/digital-humans", wanted).json().path("id").asString();
        String poster = "posters/human/" + id + "-1.jpg";
        store(poster, new byte[10], "image/jpeg");
        jdbc.sql("update digital_humans set thumbnail_key = ? where id = ?")
                .params(poster, id)
                .update();
        return Thing.of(id);
    }

    /** Belongs to nobody. */
    Thing parkedMessage() {
        UUID id = Header.newId();
        jdbc.sql("""
            insert into parked_messages (id, parked_id, queue, reason, headers, body, body_bytes, size_bytes)
            values (?, ?, ?, 'unreadable', '{}', '{}', 2, 2)
            """)
                .params(id.toString(), id.toString(), Topology.GATEWAY_EVENTS)
                .update();
        return Thing.of(id);
    }

    /** Silent for long, so that nothing is dispatched to it. Belongs to nobody. */
    Thing worker() {
        String id = Run.workerId("gpu-1", UUID.randomUUID());
        jdbc.sql("""
            insert into workers (id, name, state, engines, slots, slot_count, free_slots, last_seen_at)
            values (?, 'gpu-1', 'ready', '[]', '[]', 1, 1, date_sub(now(6), interval 1 hour))
            """).params(id).update();
        return Thing.of(id);
    }

    private String uploaded(byte[] content, String field) {
        return own.upload(Clips.anew(content)).json().path(field).asString();
    }

    private void store(String key, byte[] content, String type) {
        try {
            store.put(key, new ByteArrayInputStream(content), content.length, type);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] gzip(String text) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream zip = new GZIPOutputStream(packed)) {
            zip.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return packed.toByteArray();
    }
}
