package io.greenroom.gateway.tasks;

import io.greenroom.gateway.paging.Cursor;
import io.greenroom.gateway.paging.PageQuery;
import io.greenroom.gateway.problems.Problem;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The order of a list of tasks: by one column, and the same way by id among equals. However tasks come and go while the
 * pages are read, each of the others is read once. By updated_at a task that changes meanwhile takes a new place: rising,
 * it is read again at the end; falling, whoever read it already has its older state.
 */
record TaskOrder(Column column, boolean falling) {

    static final TaskOrder NEWEST_FIRST = new TaskOrder(Column.CREATED_AT, true);

    /** What tasks can be sorted by; each has an index, with the workspace and without. */
    enum Column {
        CREATED_AT("tasks_list", "tasks_list_all"),
        PRIORITY("tasks_list_by_priority", "tasks_list_all_by_priority"),
        UPDATED_AT("tasks_list_by_update", "tasks_list_all_by_update"),
        NAME("tasks_list_by_name", "tasks_list_all_by_name");

        private final String ofAWorkspace;
        private final String ofAll;

        Column(String ofAWorkspace, String ofAll) {
            this.ofAWorkspace = ofAWorkspace;
            this.ofAll = ofAll;
        }

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * The order of that word: a column's name, behind a minus to have it fall; null for the newest first.
     *
     * @throws io.greenroom.gateway.problems.ProblemException {@code validation_failed}
     */
    static TaskOrder of(@Nullable String word) {
        if (word == null) {
            return NEWEST_FIRST;
        }
        boolean falling = word.startsWith("-");
        String name = falling ? word.substring(1) : word;
        return Arrays.stream(Column.values())
                .filter(column -> column.word().equals(name))
                .findFirst()
                .map(column -> new TaskOrder(column, falling))
                .orElseThrow(() -> Problem.VALIDATION_FAILED.at(
                        "sort",
                        "must be one of "
                                + Arrays.stream(Column.values())
                                        .map(Column::word)
                                        .collect(Collectors.joining(", "))
                                + ", with a minus before it to have it fall"));
    }

    String word() {
        return (falling ? "-" : "") + column.word();
    }

    /**
     * Names the order's index where nothing but the order leads to one: MySQL may take that of all workspaces for the
     * list of one, or sort the whole table. A filter that some index serves leaves the choice to the database.
     */
    String hint(TaskFilter filter) {
        return filter.hasIndexOfItsOwn()
                ? ""
                : "force index (%s) ".formatted(filter.workspaceId() == null ? column.ofAll : column.ofAWorkspace);
    }

    /** The end of a query whose where clause stands already: what lies behind the cursor, in order, one page of it. */
    String clause(PageQuery page) {
        String beyond = "and (%1$s %2$s :last or (%1$s = :last and id %2$s :lastId))\n";
        String order = "order by %1$s %3$s, id %3$s\nlimit :limit";
        return ((page.after(word()) == null ? "" : beyond) + order)
                .formatted(column.word(), falling ? "<" : ">", falling ? "desc" : "asc");
    }

    /** Gives {@link #clause} its parameters. */
    JdbcClient.StatementSpec bind(JdbcClient.StatementSpec query, PageQuery page) {
        query.param("limit", page.fetch());
        Cursor after = page.after(word());
        return after == null
                ? query
                : query.param("last", value(after)).param("lastId", after.id().toString());
    }

    /** Where a page ends whose last row is this one. */
    Cursor end(TaskView task) {
        return new Cursor(
                word(),
                switch (column) {
                    case CREATED_AT -> task.createdAt().toString();
                    case PRIORITY -> String.valueOf(task.priority());
                    case UPDATED_AT -> task.updatedAt().toString();
                    case NAME -> task.name();
                },
                task.id());
    }

    private Object value(Cursor cursor) {
        return switch (column) {
            case CREATED_AT, UPDATED_AT -> cursor.time();
            case PRIORITY -> cursor.number();
            case NAME -> cursor.value();
        };
    }
}
