package io.greenroom.gateway.tasks;

import io.greenroom.events.FailureCode;
import io.greenroom.events.Header;
import io.greenroom.events.Run;
import io.greenroom.gateway.Api;
import io.greenroom.gateway.Api.Answer;
import io.greenroom.gateway.Rows;
import io.greenroom.gateway.recording.Recorder;
import io.greenroom.gateway.recording.Told;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A workspace with a task of every kind and a key, and another one with a task of its own. */
final class TasksOfEveryKind {

    final Rows rows;
    final Api us;
    final UUID pending;
    final UUID processing;
    final UUID completed;
    final UUID failed;
    /** The one that runs. */
    final Run run;

    final Rows others;
    final UUID theirs;

    TasksOfEveryKind(int port, JdbcClient jdbc, Recorder recorder) {
        rows = Rows.of(jdbc);
        us = Api.nobody(port)
                .key(Api.admin(port)
                        .post("/api/api-keys", Map.of("name", "ours", "workspace_id", rows.workspace()))
                        .json()
                        .path("key")
                        .asString());
        pending = rows.task();
        processing = rows.task();
        run = Rows.run(processing, 1, "gpu-1");
        completed = rows.task();
        failed = rows.task();
        recorder.record(List.of(
                Told.by(run).started(),
                Told.by(Rows.run(completed, 1, "gpu-1")).completed(),
                Told.by(Rows.run(failed, 1, "gpu-1")).failed(FailureCode.INPUT_INVALID)));
        // However slow the test, nobody takes the run for lost meanwhile.
        jdbc.sql("update tasks set lease_until = date_add(now(6), interval 1 day) where id = ?")
                .param(processing.toString())
                .update();
        others = Rows.of(jdbc);
        theirs = others.task();
    }

    boolean isOurs(Header header) {
        return Stream.of(pending, processing, completed, failed).anyMatch(id -> id.equals(header.taskId()));
    }

    /** In the order of their names above. */
    List<String> statuses() {
        return Stream.of(pending, processing, completed, failed)
                .map(id -> String.valueOf(rows.column(id, "status")))
                .toList();
    }

    /** What an answer says has moved. */
    static List<UUID> ids(Answer answer) {
        return answer.json()
                .path("ids")
                .valueStream()
                .map(id -> UUID.fromString(id.asString()))
                .toList();
    }

    /** What an answer says has not moved, and why. */
    static Map<UUID, String> refused(Answer answer) {
        Map<UUID, String> refused = new LinkedHashMap<>();
        answer.json()
                .path("refused")
                .forEach(one -> refused.put(
                        UUID.fromString(one.path("id").asString()),
                        one.path("code").asString()));
        return refused;
    }
}
