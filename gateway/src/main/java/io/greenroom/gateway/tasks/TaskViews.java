package io.greenroom.gateway.tasks;

import io.greenroom.gateway.DispatchSettings;
import io.greenroom.gateway.estimates.Forecast;
import io.greenroom.gateway.estimates.Forecasts;
import io.greenroom.gateway.files.Media;
import io.greenroom.gateway.paging.Page;
import io.greenroom.gateway.paging.PageQuery;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Tasks as readers see them. A null workspace stands for all of them. */
@Repository
public class TaskViews {

    private static final String OF_A_WORKSPACE = "where id = :id and (:workspace is null or workspace_id = :workspace)";

    private final JdbcClient jdbc;
    private final TaskColumns columns;
    private final Forecasts forecasts;
    private final DispatchSettings dispatch;

    TaskViews(JdbcClient jdbc, TaskColumns columns, Forecasts forecasts, DispatchSettings dispatch) {
        this.jdbc = jdbc;
        this.columns = columns;
        this.forecasts = forecasts;
        this.dispatch = dispatch;
    }

    /** Without its place in the queue. */
    public Optional<TaskView> find(UUID id, @Nullable UUID workspace) {
        return find(TaskColumns.LISTED, id, workspace).query(viewed()).optional();
    }

    /** With its place in the queue and its probable end while it is pending. */
    public Optional<TaskView> findWithPosition(UUID id, @Nullable UUID workspace) {
        return find(TaskColumns.PLACED, id, workspace).query(foreseen()).optional();
    }

    private JdbcClient.StatementSpec find(String select, UUID id, @Nullable UUID workspace) {
        return views(select + OF_A_WORKSPACE).param("id", id.toString()).param("workspace", text(workspace));
    }

    /** What is foreseen is asked for first: a row is read with one connection, not two. */
    private RowMapper<TaskView> foreseen() {
        Forecast forecast = forecasts.ofAll();
        return (row, number) -> columns.view(row, forecast);
    }

    private RowMapper<TaskView> viewed() {
        Forecast forecast = forecasts.ofRuns();
        return (row, number) -> columns.view(row, forecast);
    }

    /** Those of these that are pending. */
    public List<TaskView> pending(Collection<UUID> ids) {
        return some(ids, " and status = 'pending'");
    }

    /** Those of these that are there, without their places in the queue. */
    public List<TaskView> find(Collection<UUID> ids) {
        return some(ids, "");
    }

    private List<TaskView> some(Collection<UUID> ids, String which) {
        return ids.isEmpty()
                ? List.of()
                : views(TaskColumns.LISTED + "where id in (:ids)" + which)
                        .param("ids", ids.stream().map(UUID::toString).toList())
                        .query(viewed())
                        .list();
    }

    Page<TaskView> list(TaskFilter filter, TaskOrder order, PageQuery page) {
        return Page.of(
                page,
                order.bind(
                                filter.bind(views(TaskColumns.listed(order.hint(filter))
                                        + filter.matching()
                                        + order.clause(page))),
                                page)
                        .query(viewed())
                        .list(),
                order::end,
                () -> count(filter));
    }

    /** Why it is not being rendered; empty when there is no such task. */
    Optional<Why> why(UUID id, @Nullable UUID workspace) {
        Forecast forecast = forecasts.ofAll();
        return find(TaskColumns.PLACED, id, workspace)
                .query((row, number) -> columns.why(row, forecast))
                .optional();
    }

    /** The finished video; empty until there is one. */
    Optional<Media> video(UUID id, @Nullable UUID workspace) {
        return jdbc.sql("""
                        select name, result_key, result_bytes, result_sha256
                        from tasks
                        where id = :id
                          and status = 'completed'
                          and (:workspace is null or workspace_id = :workspace)
                        """)
                .param("id", id.toString())
                .param("workspace", text(workspace))
                .query((row, number) -> new Media(
                        row.getString("result_key"),
                        row.getLong("result_bytes"),
                        row.getString("result_sha256"),
                        "video/mp4",
                        row.getString("name") + ".mp4"))
                .optional();
    }

    private JdbcClient.StatementSpec views(String sql) {
        return jdbc.sql(sql).param("maxRunning", dispatch.maxRunning());
    }

    private long count(TaskFilter filter) {
        return filter.bind(jdbc.sql(
                        "select count(*) from (select id from tasks " + filter.matching() + " limit :most) matching"))
                .param("most", PageQuery.COUNT_AT_MOST)
                .query(Long.class)
                .single();
    }

    private static @Nullable String text(@Nullable UUID id) {
        return id == null ? null : id.toString();
    }
}
