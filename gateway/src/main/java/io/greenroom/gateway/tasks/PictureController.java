package io.greenroom.gateway.tasks;

import io.greenroom.gateway.files.StoredMedia;
import io.greenroom.gateway.keys.Caller;
import io.greenroom.gateway.keys.Scope;
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
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/tasks/{id}")
@Tag(name = "Videos")
class PictureController {

    private final TaskPictures pictures;
    private final StoredMedia media;

    PictureController(TaskPictures pictures, StoredMedia media) {
        this.pictures = pictures;
        this.media = media;
    }

    @GetMapping("/thumbnail")
    @ApiResponse(
            responseCode = "200",
            content = @Content(mediaType = "image/jpeg", schema = @Schema(type = "string", format = "binary")))
    @Operation(summary = "The poster of the finished video; 404 until it is made")
    void thumbnail(Caller caller, @PathVariable UUID id, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        caller.require(Scope.READ);
        TaskPictures.Picture poster =
                pictures.poster(id, caller.onlyWorkspace()).orElseThrow(PictureController::none);
        media.sendPicture(poster.key(), poster.name(), request, response);
    }

    @GetMapping("/storyboard")
    @ApiResponse(
            responseCode = "200",
            content = @Content(mediaType = "image/jpeg", schema = @Schema(type = "string", format = "binary")))
    @Operation(
            summary = "Ten frames over the whole length of the finished video, side by side; 404 until they are made")
    void storyboard(Caller caller, @PathVariable UUID id, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        caller.require(Scope.READ);
        TaskPictures.Picture storyboard =
                pictures.storyboard(id, caller.onlyWorkspace()).orElseThrow(PictureController::none);
        media.sendPicture(storyboard.key(), storyboard.name() + " storyboard", request, response);
    }

    private static RuntimeException none() {
        return Problem.NOT_FOUND.because("There is no such picture, or not yet.");
    }
}
