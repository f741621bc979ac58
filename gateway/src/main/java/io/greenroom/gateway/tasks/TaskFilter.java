package io.greenroom.gateway.tasks;

import io.greenroom.gateway.keys.Caller;
import io.greenroom.gateway.paging.SqlText;
import io.greenroom.gateway.problems.Problem;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Which tasks a list shows, or a move of many concerns.
 *
 * @param workspaceId null for all, which only an admin may see
 * @param statuses words; empty for all
 * @param digitalHumanId null for all
 * @param nameContains a piece of the name, whatever its case; null for all
 * @param createdAfter null for all
 * @param createdBefore null for all
 * @param marks what they were submitted with
 */
record TaskFilter(
        @Nullable UUID workspaceId,
        List<String> statuses,
        @Nullable UUID digitalHumanId,
        @Nullable String nameContains,
        @Nullable Instant createdAfter,
        @Nullable Instant createdBefore,
        TaskMarks marks) {

    private static final String MATCHING = """
            where (:workspace is null or workspace_id = :workspace)
              and (:anyStatus or status in (:statuses))
              and (:human is null or digital_human_id = :human)
              and (:name is null or name like :name escape '!')
              and (:createdAfter is null or created_at > :createdAfter)
              and (:createdBefore is null or created_at < :createdBefore)
            """;

    private static final List<String> STATUSES =
            Arrays.stream(TaskStatus.values()).map(TaskStatus::word).toList();

    /** What databases agree on how to compare. */
    private static final Instant EARLIEST = Instant.parse("1970-01-02T00:00:00Z");

    private static final Instant LATEST = Instant.parse("9999-01-01T00:00:00Z");

    TaskFilter {
        statuses = List.copyOf(statuses);
    }

    /** The where clause of a query of tasks; {@link #bind} gives it its parameters. */
    String matching() {
        return MATCHING + marks.clause();
    }

    /**
     * Refuses as {@code validation_failed} words that are no states, times of other eras and what can be no label.
     *
     * @param prefix of the fields' names in the request
     */
    TaskFilter checked(String prefix) {
        if (!STATUSES.containsAll(statuses)) {
            throw Problem.VALIDATION_FAILED.at(prefix + "status", "must be some of " + String.join(", ", STATUSES));
        }
        check(prefix + "created_after", createdAfter);
        check(prefix + "created_before", createdBefore);
        marks.check(prefix.isEmpty() ? "label" : prefix + "labels");
        return this;
    }

    private static void check(String field, @Nullable Instant time) {
        if (time != null && (time.isBefore(EARLIEST) || time.isAfter(LATEST))) {
            throw Problem.VALIDATION_FAILED.at(field, "must lie between the years 1970 and 9999");
        }
    }

    /** What a caller can ask for: an admin names a workspace or none, anyone else has but one. */
    static @Nullable UUID workspace(Caller caller, @Nullable UUID wanted) {
        return caller.admin() ? wanted : caller.workspaceId();
    }

    /** Those of these tasks that a move can be made of; null: none, whichever they are. */
    @Nullable
    TaskFilter movable(TaskMove move) {
        List<String> from = move.from().stream()
                .filter(status -> statuses.isEmpty() || statuses.contains(status))
                .toList();
        return from.isEmpty()
                ? null
                : new TaskFilter(workspaceId, from, digitalHumanId, nameContains, createdAfter, createdBefore, marks);
    }

    /** Whether an index can find what it asks for apart from the workspace and times. */
    boolean hasIndexOfItsOwn() {
        return !statuses.isEmpty() || digitalHumanId != null || !marks.equals(TaskMarks.NONE);
    }

    /** The state is all that can have changed of a task that matched. */
    boolean coversStateOf(Task task) {
        return statuses.isEmpty() || statuses.contains(task.status().word());
    }

    JdbcClient.StatementSpec bind(JdbcClient.StatementSpec query) {
        return marks.bind(query)
                .param("workspace", workspaceId == null ? null : workspaceId.toString())
                .param("anyStatus", statuses.isEmpty())
                .param("statuses", statuses.isEmpty() ? List.of("") : statuses)
                .param("human", digitalHumanId == null ? null : digitalHumanId.toString())
                .param("name", SqlText.containing(nameContains))
                .param("createdAfter", createdAfter == null ? null : SqlText.of(createdAfter))
                .param("createdBefore", createdBefore == null ? null : SqlText.of(createdBefore));
    }
}
