package io.greenroom.gateway.tasks;

import io.greenroom.gateway.idempotency.OnceOnly;
import io.greenroom.gateway.keys.Caller;
import io.greenroom.gateway.problems.Forms;
import io.greenroom.gateway.problems.Problem;
import io.greenroom.gateway.problems.Refuses;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.ObjectNode;

@RestController
@Tag(name = "Tasks")
class SubmissionController {

    private static final String TASKS = "/api/tasks";

    private final Forms forms;
    private final OnceOnly once;
    private final FetchedAudio audio;
    private final TaskSubmission submission;
    private final TaskViews views;

    SubmissionController(Forms forms, OnceOnly once, FetchedAudio audio, TaskSubmission submission, TaskViews views) {
        this.forms = forms;
        this.once = once;
        this.audio = audio;
        this.submission = submission;
        this.views = views;
    }

    @PostMapping(TASKS)
    @Operation(
            summary = "Submit a task: 201 only once it is stored",
            description =
                    "With an Idempotency-Key it may be sent again within 24 hours whatever became of the answer: the"
                            + " same body finds the same task.",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            required = true,
                            content = @Content(schema = @Schema(implementation = NewTask.class))))
    @ApiResponse(responseCode = "201", description = "The new task")
    @ApiResponse(
            responseCode = "200",
            description = "The task that an earlier request with this Idempotency-Key has made")
    @Refuses({
        Problem.NOT_FOUND,
        Problem.DIGITAL_HUMAN_UNKNOWN,
        Problem.DIGITAL_HUMAN_INACTIVE,
        Problem.FILE_UNKNOWN,
        Problem.NOT_AUDIO,
        Problem.ENGINE_UNKNOWN,
        Problem.ADDRESS_REFUSED,
        Problem.FETCH_FAILED,
        Problem.FETCHES_BUSY,
        Problem.UPLOADS_BUSY,
        Problem.FILE_TOO_LARGE,
        Problem.EMPTY_FILE,
        Problem.UNSUPPORTED_MEDIA,
        Problem.STORAGE_FULL,
        Problem.TOO_MANY_PENDING
    })
    ResponseEntity<TaskView> submit(
            Caller caller,
            @RequestHeader(name = OnceOnly.HEADER, required = false) @Nullable String key,
            @RequestBody ObjectNode body) {
        OnceOnly.Made made = once.make(
                caller,
                key,
                "POST " + TASKS,
                body,
                claim -> submission.submit(caller, audio.of(caller, forms.read(body, NewTask.class)), claim));
        TaskView task = views.findWithPosition(made.id(), caller.onlyWorkspace())
                .orElseThrow(() -> Problem.NOT_FOUND.because("There is no such task any more."));
        ResponseEntity.BodyBuilder answer = ResponseEntity.status(made.again() ? HttpStatus.OK : HttpStatus.CREATED)
                .location(URI.create(TASKS + "/" + made.id()));
        return (made.again() ? answer.header(OnceOnly.REPLAYED, "true") : answer).body(task);
    }
}
