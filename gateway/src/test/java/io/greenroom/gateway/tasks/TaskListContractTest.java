package io.greenroom.gateway.tasks;

import static org.assertj.core.api.Assertions.assertThat;

import io.greenroom.gateway.DispatchSettings;
import io.greenroom.gateway.OnEveryDatabase;
import io.greenroom.gateway.Rows;
import io.greenroom.gateway.estimates.Forecasts;
import io.greenroom.gateway.paging.Page;
import io.greenroom.gateway.paging.PageQuery;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import tools.jackson.databind.json.JsonMapper;

/** What a page of a long list costs on every database that we say we run on. */
class TaskListContractTest extends OnEveryDatabase {

    private static final int PAGE = 50;

    private TaskViews views;
    private UUID workspace;

    @BeforeParameterizedClassInvocation
    static void migrate() {
        if (isThere()) {
            Flyway.configure().dataSource(url(), null, null).load().migrate();
        }
    }

    @BeforeEach
    void fourThousandTasksOfAWorkspaceAndAsManyOfAnother() {
        views = new TaskViews(
                one.sql(), new TaskColumns(JsonMapper.shared()), Forecasts.of(one.sql()), new DispatchSettings(0));
        one.sql().sql("delete from tasks").update();
        workspace = many(Rows.of(one.sql()));
        many(Rows.of(one.sql()));
        one.sql().sql("analyze table tasks").query().listOfRows();
    }

    @Test
    void aPageInAnyOrderReadsNoFurtherThanItsEnd() {
        for (TaskOrder.Column column : TaskOrder.Column.values()) {
            for (UUID of : new UUID[] {workspace, null}) {
                TaskOrder order = new TaskOrder(column, column == TaskOrder.Column.PRIORITY);
                Page<TaskView> first = page(order, of, null);
                long before = reads();
                Page<TaskView> second = page(order, of, first.nextCursor());
                assertThat(reads() - before)
                        .as("rows read for the second page by " + order.word() + " of " + (of == null ? "all" : "one"))
                        .isLessThan(1_000);
                Set<UUID> ids = new HashSet<>();
                List.of(first, second).forEach(page -> page.data().forEach(task -> ids.add(task.id())));
                assertThat(ids).hasSize(2 * PAGE);
            }
        }
    }

    private Page<TaskView> page(TaskOrder order, @Nullable UUID of, @Nullable String cursor) {
        return views.list(
                new TaskFilter(of, List.of(), null, null, null, null, TaskMarks.NONE),
                order,
                PageQuery.of(PAGE, cursor));
    }

    private UUID many(Rows rows) {
        rows.task("nobody", 0);
        for (int doubled = 0; doubled < 12; doubled++) {
            one.sql().sql("""
                            insert into tasks (id, workspace_id, name, audio_path, digital_human_id, api_key, engine,
                                               priority, created_at, updated_at)
                            select uuid(), workspace_id, concat('task ', floor(rand() * 1000)), audio_path,
                                   digital_human_id, api_key, engine, floor(rand() * 20) - 10,
                                   date_sub(now(3), interval floor(rand() * 100) minute),
                                   date_sub(now(3), interval floor(rand() * 100) minute)
                            from tasks
                            where workspace_id = ?
                            """).param(rows.workspace().toString()).update();
        }
        return rows.workspace();
    }

    /** How many rows and index entries this session has looked at. */
    private long reads() {
        return one
                .sql()
                .sql("show session status like 'Handler_read%'")
                .query((row, number) -> row.getLong("Value"))
                .list()
                .stream()
                .mapToLong(Long::longValue)
                .sum();
    }
}
