package io.greenroom.gateway.tasks;

import io.greenroom.gateway.keys.Caller;
import io.greenroom.gateway.paging.Cursor;
import io.greenroom.gateway.paging.Page;
import io.greenroom.gateway.paging.PageQuery;
import io.greenroom.gateway.problems.Problem;
import io.greenroom.gateway.problems.ProblemException;
import io.greenroom.gateway.problems.Refuses;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/tasks")
@Tag(name = "Tasks")
class TaskController {

    /** The order of a story: by the ids of its lines. */
    private static final String STORY = "id";

    private final TaskMoves moves;
    private final TaskViews views;
    private final TaskLogs logs;

    TaskController(TaskMoves moves, TaskViews views, TaskLogs logs) {
        this.moves = moves;
        this.views = views;
        this.logs = logs;
    }

    @GetMapping
    @Operation(
            summary = "Tasks, newest first unless sort says otherwise; q is a piece of the name",
            description = "sort is created_at, priority, updated_at or name, with a minus before it to have it fall.")
    @Parameter(
            in = ParameterIn.QUERY,
            name = "label",
            description = "name:text, or a name alone for any text; each of them must be there",
            array = @ArraySchema(schema = @Schema(type = "string", example = "team:news")))
    @Parameter(in = ParameterIn.QUERY, name = "external_id", schema = @Schema(type = "string"))
    @Parameter(in = ParameterIn.QUERY, name = "batch_id", schema = @Schema(type = "string", format = "uuid"))
    Page<TaskView> list(
            Caller caller,
            PageQuery page,
            @Parameter(hidden = true) TaskMarks marks,
            @RequestParam(required = false) @Nullable List<String> status,
            @RequestParam(name = "digital_human_id", required = false) @Nullable UUID digitalHumanId,
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(required = false) @Nullable String sort,
            @RequestParam(name = "created_after", required = false) @Nullable Instant createdAfter,
            @RequestParam(name = "created_before", required = false) @Nullable Instant createdBefore,
            @RequestParam(name = "workspace_id", required = false) @Nullable UUID workspaceId) {
        TaskFilter filter = new TaskFilter(
                TaskFilter.workspace(caller, workspaceId),
                status == null ? List.of() : status,
                digitalHumanId,
                q,
                createdAfter,
                createdBefore,
                marks);
        return views.list(filter.checked(""), TaskOrder.of(sort), page);
    }

    @GetMapping("/{id}")
    @Operation(summary = "One task")
    TaskView get(Caller caller, @PathVariable UUID id) {
        return view(id, caller);
    }

    @GetMapping("/{id}/why")
    @Operation(summary = "All that a pending task waits for")
    Why why(Caller caller, @PathVariable UUID id) {
        return views.why(id, caller.onlyWorkspace()).orElseThrow(TaskController::notFound);
    }

    @GetMapping("/{id}/logs")
    @Operation(summary = "The task's story, oldest first; after is the last id already known")
    Page<TaskLog> logs(
            Caller caller, @PathVariable UUID id, PageQuery page, @RequestParam(defaultValue = "0") long after) {
        view(id, caller);
        Cursor last = page.after(STORY);
        long known = last == null ? after : last.number();
        return Page.of(
                page,
                logs.after(id, known, page.fetch()),
                line -> new Cursor(STORY, String.valueOf(line.id()), id),
                () -> logs.count(id, after));
    }

    @PostMapping("/{id}/cancel")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(summary = "Cancel a task that is pending or processing")
    @Refuses(Problem.TRANSITION_REFUSED)
    TaskView cancel(Caller caller, @PathVariable UUID id) {
        moves.one(TaskMove.CANCEL, id, caller);
        return view(id, caller);
    }

    @PostMapping("/{id}/retry")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(summary = "Try a failed or cancelled task again")
    @Refuses(Problem.TRANSITION_REFUSED)
    TaskView retry(Caller caller, @PathVariable UUID id) {
        moves.one(TaskMove.RETRY, id, caller);
        return view(id, caller);
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Remove a task, ending its run first")
    void delete(Caller caller, @PathVariable UUID id) {
        moves.one(TaskMove.DELETE, id, caller);
    }

    private TaskView view(UUID id, Caller caller) {
        return views.findWithPosition(id, caller.onlyWorkspace()).orElseThrow(TaskController::notFound);
    }

    private static ProblemException notFound() {
        return Problem.NOT_FOUND.because("There is no such task.");
    }
}
