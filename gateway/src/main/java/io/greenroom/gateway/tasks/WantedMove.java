package io.greenroom.gateway.tasks;

import io.greenroom.gateway.keys.Caller;
import io.greenroom.gateway.problems.ExactFields;
import io.greenroom.gateway.problems.Problem;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which tasks a move of many concerns: those of a filter, or those of a list of ids, never both. What a caller did not
 * say is never taken for "all of them".
 *
 * @param filter null: the ids count
 * @param ids null: the filter counts
 * @param dryRun whether only to tell what would move; null: no
 */
@Schema(name = "MoveOfMany", description = "Exactly one of filter and ids")
record WantedMove(
        @Nullable Filter filter,
        @Nullable @Size(min = 1, max = MAX_IDS) List<@NotNull UUID> ids,

        @Schema(description = "true: nothing moves, the answer tells what would") @Nullable
        Boolean dryRun)
        implements ExactFields {

    static final int MAX_IDS = 1_000;

    /**
     * Conditions that all hold for each of the tasks; none given counts only with {@code all}.
     *
     * @param all true where really every task of the workspace is meant, of all workspaces for an admin
     * @param status states as words
     * @param q a piece of the name
     * @param workspaceId for admins
     * @param externalId exactly this
     * @param labels exactly these texts, whatever other labels there are
     */
    @Schema(name = "FilterOfMany", description = "At least one condition, or all: true alone")
    record Filter(
            @Schema(description = "true, and nothing else: every task that the key sees") @Nullable
            Boolean all,

            @Nullable List<@NotNull String> status,
            @Nullable UUID digitalHumanId,
            @Nullable String q,
            @Nullable Instant createdAfter,
            @Nullable Instant createdBefore,
            @Nullable UUID workspaceId,
            @Nullable String externalId,
            @Nullable UUID batchId,

            @Schema(
                    description = "Tasks that have all of these; null for a label that may say anything",
                    example = "{\"team\": \"news\"}")
            @Nullable
            Map<String, String> labels)
            implements ExactFields {

        TaskFilter of(Caller caller) {
            check(caller);
            return new TaskFilter(
                            TaskFilter.workspace(caller, workspaceId),
                            status == null ? List.of() : status,
                            digitalHumanId,
                            q,
                            createdAfter,
                            createdBefore,
                            new TaskMarks(externalId, batchId, labels == null ? Map.of() : labels))
                    .checked("filter.");
        }

        private void check(Caller caller) {
            boolean conditions = Stream.of(
                            status,
                            digitalHumanId,
                            q,
                            createdAfter,
                            createdBefore,
                            workspaceId,
                            externalId,
                            batchId,
                            labels)
                    .anyMatch(condition -> condition != null);
            if (Boolean.TRUE.equals(all) == conditions) {
                throw Problem.VALIDATION_FAILED.at(
                        "filter", "takes at least one condition, or all: true alone for every task");
            }
            if (status != null && status.isEmpty()) {
                throw Problem.VALIDATION_FAILED.at("filter.status", "names no state; leave it out for all of them");
            }
            if (labels != null && labels.isEmpty()) {
                throw Problem.VALIDATION_FAILED.at("filter.labels", "names no label; leave it out for all of them");
            }
            if (q != null && q.isBlank()) {
                throw Problem.VALIDATION_FAILED.at("filter.q", "is empty; leave it out for all names");
            }
            if (workspaceId != null && !caller.admin()) {
                throw Problem.VALIDATION_FAILED.at("filter.workspace_id", "is for keys with the scope admin");
            }
        }
    }

    /** The filter; null: the ids count. */
    @Nullable
    TaskFilter filterOf(Caller caller) {
        if ((filter == null) == (ids == null)) {
            throw Problem.VALIDATION_FAILED.at("filter", "give either filter or ids");
        }
        return filter == null ? null : filter.of(caller);
    }

    /** Each once and in order, as rows are locked; empty where the filter counts. */
    List<UUID> idsInOrder() {
        // As text: UUIDs of Java compare as signed numbers, unlike the database.
        return ids == null
                ? List.of()
                : ids.stream()
                        .map(UUID::toString)
                        .distinct()
                        .sorted()
                        .map(UUID::fromString)
                        .toList();
    }

    boolean isDryRun() {
        return Boolean.TRUE.equals(dryRun);
    }
}
