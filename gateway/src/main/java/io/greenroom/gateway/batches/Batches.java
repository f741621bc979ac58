package io.greenroom.gateway.batches;

import io.greenroom.gateway.batches.BatchView.Counts;
import io.greenroom.gateway.keys.Caller;
import io.greenroom.gateway.paging.NewestFirst;
import io.greenroom.gateway.paging.Page;
import io.greenroom.gateway.paging.PageQuery;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The batches, with what has become of their tasks by now. A null workspace stands for all of them. */
@Repository
class Batches {

    private static final TypeReference<List<BatchItem>> ITEMS = new TypeReference<>() {};

    /** A batch has few tasks, which the index tasks_by_batch finds; so nothing is counted before somebody asks. */
    private static final String SELECT = """
            select id, workspace_id, name, created_at, %s
                   coalesce(json_length(json_extract(items, '$[*].refusal.code')), 0) refused,
                   (select count(*) from tasks where batch_id = batches.id and status = 'pending') pending,
                   (select count(*) from tasks where batch_id = batches.id and status = 'processing') processing,
                   (select count(*) from tasks where batch_id = batches.id and status = 'completed') completed,
                   (select count(*) from tasks where batch_id = batches.id and status = 'failed') failed,
                   (select count(*) from tasks where batch_id = batches.id and status = 'cancelled') cancelled,
                   (select coalesce(sum(progress), 0)
                    from tasks
                    where batch_id = batches.id
                      and status = 'processing') percent
            from batches
            """;

    private static final String WHOLE = SELECT.formatted("items,");
    private static final String LISTED = SELECT.formatted("");

    private static final String OF_A_WORKSPACE = "where (:workspace is null or workspace_id = :workspace)\n";

    private final JdbcClient jdbc;
    private final JsonMapper json;

    Batches(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void insert(UUID id, UUID workspace, @Nullable String name, List<BatchItem> items, Caller caller) {
        jdbc.sql("""
                        insert into batches (id, workspace_id, name, items, api_key, created_at)
                        values (:id, :workspace, :name, :items, :keyHash, now(3))
                        """)
                .param("id", id.toString())
                .param("workspace", workspace.toString())
                .param("name", name)
                .param("items", json.writeValueAsString(items))
                .param("keyHash", caller.keyHash())
                .update();
    }

    Optional<BatchView> find(UUID id, @Nullable UUID workspace) {
        return jdbc.sql(WHOLE + OF_A_WORKSPACE + "and id = :id")
                .param("id", id.toString())
                .param("workspace", text(workspace))
                .query((row, number) -> view(row, json.readValue(row.getString("items"), ITEMS)))
                .optional();
    }

    Page<BatchView> list(@Nullable UUID workspace, PageQuery page) {
        return Page.of(
                page,
                NewestFirst.bind(jdbc.sql(LISTED + OF_A_WORKSPACE + NewestFirst.clause(page)), page)
                        .param("workspace", text(workspace))
                        .query((row, number) -> view(row, null))
                        .list(),
                last -> NewestFirst.end(last.createdAt(), last.id()),
                () -> count(workspace));
    }

    /** The finished videos of a batch, in the order of its tasks. */
    List<FinishedVideo> videos(UUID id) {
        return jdbc.sql("""
                        select batch_index, name, result_key, result_bytes, completed_at
                        from tasks
                        where batch_id = :id
                          and status = 'completed'
                        order by batch_index
                        """)
                .param("id", id.toString())
                .query((row, number) -> new FinishedVideo(
                        row.getInt("batch_index"),
                        row.getString("name"),
                        row.getString("result_key"),
                        row.getLong("result_bytes"),
                        row.getTimestamp("completed_at").toInstant()))
                .list();
    }

    private long count(@Nullable UUID workspace) {
        return jdbc.sql("select count(*) from (select id from batches " + OF_A_WORKSPACE + "limit :most) counted")
                .param("workspace", text(workspace))
                .param("most", PageQuery.COUNT_AT_MOST)
                .query(Long.class)
                .single();
    }

    private static BatchView view(ResultSet row, @Nullable List<BatchItem> items) throws SQLException {
        UUID id = UUID.fromString(row.getString("id"));
        Counts counts = new Counts(
                row.getInt("pending"),
                row.getInt("processing"),
                row.getInt("completed"),
                row.getInt("failed"),
                row.getInt("cancelled"));
        int percent = 100 * counts.ended() + row.getInt("percent");
        return new BatchView(
                id,
                row.getString("name"),
                counts.total(),
                row.getInt("refused"),
                counts,
                counts.total() == 0 ? 100 : percent / counts.total(),
                counts.completed() == 0 ? null : "/api/batches/" + id + "/results.zip",
                row.getTimestamp("created_at").toInstant(),
                items,
                UUID.fromString(row.getString("workspace_id")));
    }

    private static @Nullable String text(@Nullable UUID id) {
        return id == null ? null : id.toString();
    }
}
