package io.greenroom.gateway.tasks;

import io.greenroom.gateway.keys.Caller;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Many tasks at once. Safe to repeat: what has moved already is not moved again. */
@RestController
@RequestMapping("/api/tasks")
@Tag(name = "Tasks")
class MovesController {

    private static final String HOW = "Answers when all of them have moved. It may be asked again after any failure:"
            + " what has moved already is not moved twice. With dry_run nothing moves. Of the ids that moved the answer"
            + " names the first 1,000.";

    private final MovesOfMany moves;

    MovesController(MovesOfMany moves) {
        this.moves = moves;
    }

    @PostMapping("/cancel")
    @Operation(
            summary = "Cancel many tasks: those of a filter that are pending or processing, or up to 1,000 ids",
            description = HOW)
    MovedTasks cancel(Caller caller, @Valid @RequestBody WantedMove wanted) {
        return moves.make(TaskMove.CANCEL, wanted, caller);
    }

    @PostMapping("/retry")
    @Operation(
            summary = "Try many tasks again: those of a filter that failed or were cancelled, or up to 1,000 ids",
            description = HOW)
    MovedTasks retry(Caller caller, @Valid @RequestBody WantedMove wanted) {
        return moves.make(TaskMove.RETRY, wanted, caller);
    }

    @PostMapping("/delete")
    @Operation(
            summary = "Remove many tasks, ending their runs first: those of a filter, or up to 1,000 ids",
            description = HOW)
    MovedTasks delete(Caller caller, @Valid @RequestBody WantedMove wanted) {
        return moves.make(TaskMove.DELETE, wanted, caller);
    }
}
