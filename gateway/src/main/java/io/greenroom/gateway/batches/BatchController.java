package io.greenroom.gateway.batches;

import io.greenroom.gateway.idempotency.OnceOnly;
import io.greenroom.gateway.keys.Caller;
import io.greenroom.gateway.paging.Page;
import io.greenroom.gateway.paging.PageQuery;
import io.greenroom.gateway.problems.Findings;
import io.greenroom.gateway.problems.Form;
import io.greenroom.gateway.problems.Forms;
import io.greenroom.gateway.problems.Problem;
import io.greenroom.gateway.problems.Refuses;
import io.greenroom.gateway.tasks.FetchedAudio;
import io.greenroom.gateway.tasks.MovedTasks;
import io.greenroom.gateway.tasks.MovesOfMany;
import io.greenroom.gateway.tasks.NewTask;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.ObjectNode;

@RestController
@Tag(name = "Batches")
class BatchController {

    private static final String SUBMIT = "/api/tasks/batch";
    private static final String BATCHES = "/api/batches";

    private final Forms forms;
    private final OnceOnly once;
    private final FetchedAudio audio;
    private final BatchSubmission submission;
    private final Batches batches;
    private final MovesOfMany moves;

    BatchController(
            Forms forms,
            OnceOnly once,
            FetchedAudio audio,
            BatchSubmission submission,
            Batches batches,
            MovesOfMany moves) {
        this.forms = forms;
        this.once = once;
        this.audio = audio;
        this.submission = submission;
        this.batches = batches;
        this.moves = moves;
    }

    @PostMapping(SUBMIT)
    @Operation(
            summary = "Submit up to 100 tasks at once; those that can be rendered are accepted, items tells of each",
            description = "422 with nothing stored where none of them can. With an Idempotency-Key it may be sent again"
                    + " within 24 hours: the same body finds the same batch.",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            required = true,
                            content = @Content(schema = @Schema(implementation = NewBatch.class))))
    @ApiResponse(responseCode = "201", description = "The new batch")
    @ApiResponse(
            responseCode = "200",
            description = "The batch that an earlier request with this Idempotency-Key has made")
    @Refuses({
        Problem.NOT_FOUND,
        Problem.TOO_MANY_PENDING,
        Problem.FETCHES_BUSY,
        Problem.UPLOADS_BUSY,
        Problem.STORAGE_FULL
    })
    ResponseEntity<BatchView> submit(
            Caller caller,
            @RequestHeader(name = OnceOnly.HEADER, required = false) @Nullable String key,
            @RequestBody ObjectNode body) {
        OnceOnly.Made made = once.make(caller, key, "POST " + SUBMIT, body, claim -> {
            Form<NewBatch> batch = forms.read(body, NewBatch.class);
            Findings findings = new Findings();
            findings.add(batch.problems());
            findings.asOne().ifPresent(why -> {
                throw why;
            });
            return submission.submit(
                    caller,
                    batch.value().name(),
                    audio.ofEach(
                            caller,
                            batch.value().tasks().stream()
                                    .map(task -> forms.read(task, NewTask.class))
                                    .toList()),
                    claim);
        });
        ResponseEntity.BodyBuilder answer = ResponseEntity.status(made.again() ? HttpStatus.OK : HttpStatus.CREATED)
                .location(URI.create(BATCHES + "/" + made.id()));
        return (made.again() ? answer.header(OnceOnly.REPLAYED, "true") : answer).body(get(caller, made.id()));
    }

    @GetMapping(BATCHES)
    @Operation(summary = "Batches, newest first")
    Page<BatchView> list(
            Caller caller,
            PageQuery page,
            @RequestParam(name = "workspace_id", required = false) @Nullable UUID workspaceId) {
        return batches.list(caller.admin() ? workspaceId : caller.workspaceId(), page);
    }

    @GetMapping(BATCHES + "/{id}")
    @Operation(summary = "One batch: how many of its tasks stand where, and how far they are together")
    BatchView get(Caller caller, @PathVariable UUID id) {
        return batches.find(id, caller.onlyWorkspace())
                .orElseThrow(() -> Problem.NOT_FOUND.because("There is no such batch."));
    }

    @PostMapping(BATCHES + "/{id}/cancel")
    @Operation(summary = "Cancel those of its tasks that are pending or processing")
    MovedTasks cancel(Caller caller, @PathVariable UUID id) {
        return moves.cancelBatch(get(caller, id).id(), caller);
    }

    @PostMapping(BATCHES + "/{id}/retry")
    @Operation(summary = "Try those of its tasks again that have failed")
    MovedTasks retry(Caller caller, @PathVariable UUID id) {
        return moves.retryFailedOfBatch(get(caller, id).id(), caller);
    }
}
