package io.greenroom.gateway.tasks;

import io.greenroom.events.Header;
import io.greenroom.events.TaskChanged;
import io.greenroom.gateway.engines.Engines;
import io.greenroom.gateway.files.FileRegister;
import io.greenroom.gateway.files.StoredFile;
import io.greenroom.gateway.keys.Caller;
import io.greenroom.gateway.problems.Problem;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** Takes tasks in, each in one transaction. The broker hears of it after the commit. */
@Service
class TaskSubmission {

    private final JdbcClient jdbc;
    private final TaskLogs logs;
    private final FileRegister files;
    private final Engines engines;
    private final JsonMapper json;
    private final ApplicationEventPublisher announce;

    TaskSubmission(
            JdbcClient jdbc,
            TaskLogs logs,
            FileRegister files,
            Engines engines,
            JsonMapper json,
            ApplicationEventPublisher announce) {
        this.jdbc = jdbc;
        this.logs = logs;
        this.files = files;
        this.engines = engines;
        this.json = json;
        this.announce = announce;
    }

    /** Accepts a task: when this returns, it will be rendered or told why not, whatever dies meanwhile. */
    @Transactional
    UUID submit(Caller caller, NewTask wanted) {
        String engine = engines.of(wanted.paramsOrNone());
        UUID workspace = workspaceOf(wanted.digitalHumanId(), caller);
        StoredFile audio = files.named(wanted.audioPath(), "audio_path", caller);
        if (!audio.workspaceId().equals(workspace)) {
            throw Problem.FILE_UNKNOWN.at("audio_path", "belongs to another workspace than the digital human");
        }
        if (audio.kind().equals("image") || !audio.mayBeHeard()) {
            throw Problem.NOT_AUDIO.at("audio_path", "is a file without sound");
        }
        UUID id = Header.newId();
        engines.openLane(engine);
        insert(id, workspace, caller, wanted, engine);
        logs.append(id, List.of(LogLine.first(Milestone.SUBMITTED, Map.of("engine", engine))));
        announce.publishEvent(new TaskWaits(engine));
        announce.publishEvent(new TaskChanged(Header.ofTask(id, 1), workspace, 1));
        return id;
    }

    private UUID workspaceOf(UUID humanId, Caller caller) {
        Human human = jdbc.sql("""
                        select workspace_id, status
                        from digital_humans
                        where id = :id
                          and deleted_at is null
                        for update
                        """)
                .param("id", humanId.toString())
                .query((row, number) -> new Human(UUID.fromString(row.getString(1)), row.getString(2)))
                .optional()
                .filter(found -> caller.sees(found.workspaceId()))
                .orElseThrow(
                        () -> Problem.DIGITAL_HUMAN_UNKNOWN.at("digital_human_id", "is no digital human of yours"));
        if (!human.status().equals("active")) {
            throw Problem.DIGITAL_HUMAN_INACTIVE.at("digital_human_id", "is inactive; activate it first");
        }
        return human.workspaceId();
    }

    private record Human(UUID workspaceId, String status) {}

    private void insert(UUID id, UUID workspace, Caller caller, NewTask wanted, String engine) {
        jdbc.sql("""
                        insert into tasks (id, workspace_id, name, description, audio_path, digital_human_id, api_key,
                                           priority, params, engine, attempt, max_attempts, created_at, updated_at)
                        values (:id, :workspace, :name, :description, :audioPath, :human, :keyHash,
                                :priority, :params, :engine, 1, :maxAttempts, now(3), now(3))
                        """)
                .param("id", id.toString())
                .param("workspace", workspace.toString())
                .param("name", wanted.name())
                .param("description", wanted.description())
                .param("audioPath", wanted.audioPath())
                .param("human", wanted.digitalHumanId().toString())
                .param("keyHash", caller.keyHash())
                .param("priority", wanted.priorityOrDefault())
                .param("params", params(wanted))
                .param("engine", engine)
                .param("maxAttempts", Tries.ATTEMPTS)
                .update();
    }

    private @Nullable String params(NewTask wanted) {
        return wanted.params() == null ? null : json.writeValueAsString(wanted.params());
    }
}
