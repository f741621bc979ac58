package io.greenroom.gateway.tasks;

import io.greenroom.gateway.files.StoreArea;
import io.greenroom.gateway.keys.Caller;
import io.greenroom.gateway.keys.Scope;
import io.greenroom.gateway.problems.Problem;
import io.greenroom.media.ObjectStore;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.util.UUID;
import java.util.zip.GZIPInputStream;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** What an engine said, as its worker left it in the store: gzipped there, plain text here. */
@RestController
@Tag(name = "Tasks")
class RunOutputController {

    private final TaskViews tasks;
    private final ObjectStore store;

    RunOutputController(TaskViews tasks, ObjectStore store) {
        this.tasks = tasks;
        this.store = store;
    }

    /** @throws IOException the caller went away or the store broke off; the connection is cut then */
    @GetMapping("/api/tasks/{id}/runs/{run}/output")
    @ApiResponse(responseCode = "200", content = @Content(mediaType = "text/plain", schema = @Schema(type = "string")))
    @Operation(summary = "The raw output of a run's engine; 404 until the run has ended")
    void output(Caller caller, @PathVariable UUID id, @PathVariable UUID run, HttpServletResponse response)
            throws IOException {
        caller.require(Scope.READ);
        String key = StoreArea.OUTPUTS.key(id + "/" + run + ".log.gz");
        if (tasks.find(id, caller.onlyWorkspace()).isEmpty() || store.stat(key).isEmpty()) {
            throw Problem.NOT_FOUND.because("There is no output of such a run, or not yet.");
        }
        // Opened before anything is promised: a store that fails here is still answered as a problem.
        try (InputStream text = new GZIPInputStream(store.get(key))) {
            response.setContentType("text/plain;charset=UTF-8");
            text.transferTo(response.getOutputStream());
        }
    }
}
