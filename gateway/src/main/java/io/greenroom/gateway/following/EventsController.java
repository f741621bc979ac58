package io.greenroom.gateway.following;

import io.greenroom.gateway.keys.Caller;
import io.greenroom.gateway.problems.Problem;
import io.greenroom.gateway.problems.Refuses;
import io.greenroom.gateway.tasks.TaskView;
import io.greenroom.gateway.tasks.TaskViews;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

@RestController
@Tag(name = "Tasks")
class EventsController {

    private static final String LAST_EVENT_ID = "Last-Event-ID";

    private final TaskViews tasks;
    private final TaskStreams streams;

    EventsController(TaskViews tasks, TaskStreams streams) {
        this.tasks = tasks;
        this.streams = streams;
    }

    @GetMapping(path = "/api/tasks/{id}/events", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    @Operation(
            summary = "What happens to a task, as server-sent events",
            description =
                    "An event log for each line of its story, its id that of the line, and an event task whenever the"
                            + " task has changed. The stream ends with the task, or when the gateway is restarted: with"
                            + " Last-Event-ID, which browsers send by themselves, it goes on without a gap. 204 where nothing is"
                            + " left to tell.")
    @ApiResponse(
            responseCode = "200",
            description = "Events log and task",
            content = @Content(mediaType = MediaType.TEXT_EVENT_STREAM_VALUE, schema = @Schema(type = "string")))
    @ApiResponse(responseCode = "204", description = "Nothing is left to tell", content = @Content)
    @Refuses(Problem.VALIDATION_FAILED)
    ResponseEntity<SseEmitter> events(
            Caller caller,
            @PathVariable UUID id,
            @RequestHeader(name = LAST_EVENT_ID, required = false) @Nullable String lastEventId) {
        TaskView task = tasks.find(id, caller.onlyWorkspace())
                .orElseThrow(() -> Problem.NOT_FOUND.because("There is no such task."));
        long last = line(lastEventId);
        if (last > 0 && streams.isAllTold(task, last)) {
            return ResponseEntity.noContent().build();
        }
        return ResponseEntity.ok()
                .contentType(MediaType.TEXT_EVENT_STREAM)
                // nginx would keep events back until a buffer is full.
                .header("X-Accel-Buffering", "no")
                .body(streams.open(caller, id, last));
    }

    private static long line(@Nullable String lastEventId) {
        if (lastEventId == null || lastEventId.isBlank()) {
            return 0;
        }
        try {
            return Math.max(0, Long.parseLong(lastEventId.strip()));
        } catch (NumberFormatException foreign) {
            throw Problem.VALIDATION_FAILED.at(LAST_EVENT_ID, "must be the id of an event of this stream");
        }
    }
}
