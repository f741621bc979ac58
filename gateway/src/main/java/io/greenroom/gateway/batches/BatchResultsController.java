package io.greenroom.gateway.batches;

import io.greenroom.gateway.keys.Caller;
import io.greenroom.gateway.problems.Problem;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Batches")
class BatchResultsController {

    private final Batches batches;
    private final ResultsArchive archive;

    BatchResultsController(Batches batches, ResultsArchive archive) {
        this.batches = batches;
        this.archive = archive;
    }

    @GetMapping("/api/batches/{id}/results.zip")
    @ApiResponse(
            responseCode = "200",
            content = @Content(mediaType = "application/zip", schema = @Schema(type = "string", format = "binary")))
    @Operation(
            summary = "The videos of a batch that are finished by now, in one ZIP file",
            description = "404 while there is none. The file is made as it is sent: its size is not known before.")
    void results(Caller caller, @PathVariable UUID id, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        BatchView batch = batches.find(id, caller.onlyWorkspace())
                .orElseThrow(() -> Problem.NOT_FOUND.because("There is no such batch."));
        List<FinishedVideo> videos = batches.videos(id);
        if (videos.isEmpty()) {
            throw Problem.NOT_FOUND.because("No task of this batch is completed yet.");
        }
        response.setContentType("application/zip");
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment()
                        .filename(
                                Objects.requireNonNullElse(batch.name(), id.toString()) + ".zip",
                                StandardCharsets.UTF_8)
                        .build()
                        .toString());
        if (!request.getMethod().equals("HEAD")) {
            archive.write(videos, response.getOutputStream());
        }
    }
}
