package io.greenroom.gateway.tasks;

import io.greenroom.gateway.keys.Caller;
import java.util.AbstractMap.SimpleEntry;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Which tasks a move of many can be made of, as they stand now. */
@Repository
class MovableTasks {

    private final JdbcClient jdbc;

    MovableTasks(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The greatest id of all; empty without any task. */
    String lastId() {
        return jdbc.sql("select coalesce(max(id), '') from tasks")
                .query(String.class)
                .single();
    }

    /** Ids behind {@code after} up to {@code last}, in ascending order. */
    List<UUID> ids(TaskMove move, TaskFilter filter, String after, String last, int limit) {
        TaskFilter those = filter.movable(move);
        return those == null
                ? List.of()
                : those.bind(jdbc.sql("select id from tasks " + those.matching() + """
                                and id > :after
                                and id <= :last
                                order by id
                                limit :limit
                                """))
                        .param("after", after)
                        .param("last", last)
                        .param("limit", limit)
                        .query((row, number) -> UUID.fromString(row.getString(1)))
                        .list();
    }

    /** Those of a batch, in ascending order; there are few. */
    List<UUID> ofBatch(UUID batch) {
        return jdbc.sql("select id from tasks where batch_id = :batch order by id")
                .param("batch", batch.toString())
                .query((row, number) -> UUID.fromString(row.getString(1)))
                .list();
    }

    /** What a move of this filter would do now. */
    MovedTasks matching(TaskMove move, TaskFilter filter) {
        TaskFilter those = filter.movable(move);
        if (those == null) {
            return MovedTasks.NONE;
        }
        long count = those.bind(jdbc.sql("select count(*) from tasks " + those.matching()))
                .query(Long.class)
                .single();
        return new MovedTasks(count, ids(move, filter, "", lastId(), MovedTasks.IDS_TOLD), List.of());
    }

    /** What a move of these would do now. */
    MovedTasks among(TaskMove move, Collection<UUID> ids, Caller caller) {
        UUID workspace = caller.onlyWorkspace();
        Map<UUID, TaskStatus> states = jdbc
                .sql("""
                        select id, status
                        from tasks
                        where id in (:ids)
                          and (:workspace is null or workspace_id = :workspace)
                        """)
                .param("ids", ids.stream().map(UUID::toString).toList())
                .param("workspace", workspace == null ? null : workspace.toString())
                .query((row, number) ->
                        new SimpleEntry<>(UUID.fromString(row.getString(1)), TaskStatus.of(row.getString(2))))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        return MovedTasks.of(move, ids, states);
    }
}
