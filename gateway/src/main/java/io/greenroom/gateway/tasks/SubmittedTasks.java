package io.greenroom.gateway.tasks;

import io.greenroom.gateway.keys.Caller;
import io.greenroom.gateway.paging.SqlText;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** The rows of new tasks: each with its labels and the first line of its story. */
@Repository
@Transactional(propagation = Propagation.MANDATORY)
class SubmittedTasks {

    private final NamedParameterJdbcTemplate jdbc;
    private final TaskLogs logs;
    private final JsonMapper json;

    SubmittedTasks(NamedParameterJdbcTemplate jdbc, TaskLogs logs, JsonMapper json) {
        this.jdbc = jdbc;
        this.logs = logs;
        this.json = json;
    }

    /**
     * Which batch a task comes with.
     *
     * @param id null: none
     * @param index its place in the batch, from 0; null: none
     */
    record Membership(@Nullable UUID id, @Nullable Integer index) {
        static final Membership NONE = new Membership(null, null);
    }

    /** Dispatch need not know of not_before: the first attempt is one that is to wait. */
    void insert(UUID id, Caller caller, NewTask wanted, Verdict.Place place, Membership batch) {
        String notBefore = wanted.notBefore() == null
                ? null
                : SqlText.of(wanted.notBefore().truncatedTo(ChronoUnit.MILLIS));
        jdbc.update(
                """
                insert into tasks (id, workspace_id, name, description, audio_path, digital_human_id, api_key,
                                   priority, params, external_id, labels, not_before, next_attempt_at,
                                   batch_id, batch_index, engine, attempt, max_attempts, created_at, updated_at)
                values (:id, :workspace, :name, :description, :audioPath, :human, :keyHash,
                        :priority, :params, :externalId, :labels, :notBefore, :notBefore,
                        :batch, :batchIndex, :engine, 1, :maxAttempts, now(3), now(3))
                """,
                new MapSqlParameterSource()
                        .addValue("id", id.toString())
                        .addValue("workspace", place.workspace().toString())
                        .addValue("name", wanted.name())
                        .addValue("description", wanted.description())
                        .addValue("audioPath", wanted.audioPath())
                        .addValue("human", wanted.digitalHumanId().toString())
                        .addValue("keyHash", caller.keyHash())
                        .addValue("priority", wanted.priorityOrDefault())
                        .addValue("params", wanted.params() == null ? null : json.writeValueAsString(wanted.params()))
                        .addValue("externalId", wanted.externalId())
                        .addValue(
                                "labels",
                                wanted.labelsOrNone().isEmpty() ? null : json.writeValueAsString(wanted.labels()))
                        .addValue("notBefore", notBefore)
                        .addValue(
                                "batch", batch.id() == null ? null : batch.id().toString())
                        .addValue("batchIndex", batch.index())
                        .addValue("engine", place.engine())
                        .addValue("maxAttempts", Tries.ATTEMPTS));
        label(id, place.workspace(), wanted.labelsOrNone());
        logs.append(id, List.of(LogLine.first(Milestone.SUBMITTED, Map.of("engine", place.engine()))));
    }

    private void label(UUID id, UUID workspace, Map<String, String> labels) {
        if (labels.isEmpty()) {
            return;
        }
        jdbc.batchUpdate(
                """
                insert into task_labels (task_id, workspace_id, name, value)
                values (:task, :workspace, :name, :value)
                """,
                labels.entrySet().stream()
                        .map(label -> new MapSqlParameterSource()
                                .addValue("task", id.toString())
                                .addValue("workspace", workspace.toString())
                                .addValue("name", label.getKey())
                                .addValue("value", label.getValue()))
                        .toArray(MapSqlParameterSource[]::new));
    }
}
