package io.greenroom.gateway.audit;

import io.greenroom.gateway.keys.Action;
import io.greenroom.gateway.paging.SqlText;
import io.greenroom.gateway.problems.FieldProblem;
import io.greenroom.gateway.problems.Problem;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Which entries a list shows.
 *
 * @param actions words; empty for all
 * @param keyId null for all
 * @param target null for all
 * @param workspaceId null for all
 * @param createdAfter null for all
 * @param createdBefore null for all
 */
record AuditFilter(
        List<String> actions,
        @Nullable UUID keyId,
        @Nullable String target,
        @Nullable UUID workspaceId,
        @Nullable Instant createdAfter,
        @Nullable Instant createdBefore) {

    /** The where clause of a query of entries; {@link #bind} gives it its parameters. */
    static final String MATCHING = """
            where (:anyAction or action in (:actions))
              and (:key is null or key_id = :key)
              and (:target is null or target = :target)
              and (:workspace is null or workspace_id = :workspace)
              and (:createdAfter is null or created_at > :createdAfter)
              and (:createdBefore is null or created_at < :createdBefore)
            """;

    /** What databases agree on how to compare. */
    private static final Instant EARLIEST = Instant.parse("1970-01-02T00:00:00Z");

    private static final Instant LATEST = Instant.parse("9999-01-01T00:00:00Z");

    /** Refuses as {@code validation_failed} words that are no actions and times of other eras. */
    AuditFilter {
        actions = List.copyOf(actions);
        List<FieldProblem> wrong = new ArrayList<>();
        if (!actions.stream().allMatch(word -> Action.of(word).isPresent())) {
            wrong.add(new FieldProblem("action", "unknown", "is no action that is kept"));
        }
        if (isOfAnotherEra(createdAfter)) {
            wrong.add(new FieldProblem("created_after", "range", "must lie between the years 1970 and 9999"));
        }
        if (isOfAnotherEra(createdBefore)) {
            wrong.add(new FieldProblem("created_before", "range", "must lie between the years 1970 and 9999"));
        }
        if (!wrong.isEmpty()) {
            throw Problem.VALIDATION_FAILED.because("Check the filter.", wrong);
        }
    }

    private static boolean isOfAnotherEra(@Nullable Instant time) {
        return time != null && (time.isBefore(EARLIEST) || time.isAfter(LATEST));
    }

    JdbcClient.StatementSpec bind(JdbcClient.StatementSpec query) {
        return query.param("anyAction", actions.isEmpty())
                .param("actions", actions.isEmpty() ? List.of("") : actions)
                .param("key", keyId == null ? null : keyId.toString())
                .param("target", target)
                .param("workspace", workspaceId == null ? null : workspaceId.toString())
                .param("createdAfter", createdAfter == null ? null : SqlText.of(createdAfter))
                .param("createdBefore", createdBefore == null ? null : SqlText.of(createdBefore));
    }
}
