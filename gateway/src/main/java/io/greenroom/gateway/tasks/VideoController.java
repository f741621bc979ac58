package io.greenroom.gateway.tasks;

import io.greenroom.gateway.files.Media;
import io.greenroom.gateway.files.StoredMedia;
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
import java.util.UUID;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Videos")
class VideoController {

    private final TaskViews views;
    private final StoredMedia media;

    VideoController(TaskViews views, StoredMedia media) {
        this.views = views;
        this.media = media;
    }

    @GetMapping("/api/videos/{id}")
    @ApiResponse(
            responseCode = "200",
            content = @Content(mediaType = "video/mp4", schema = @Schema(type = "string", format = "binary")))
    @Operation(summary = "The finished video of a task, whole or in ranges; download=1 has a browser save it")
    void video(Caller caller, @PathVariable UUID id, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        Media video = views.video(id, caller.onlyWorkspace())
                .orElseThrow(() -> Problem.NOT_FOUND.because("There is no finished video of such a task."));
        media.send(video, request, response);
    }
}
