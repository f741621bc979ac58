package io.greenroom.gateway.humans;

import io.greenroom.gateway.files.FileRegister;
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

/** What can be seen of a digital human. */
@RestController
@RequestMapping("/api/digital-humans/{id}")
@Tag(name = "Digital humans")
class HumanMediaController {

    private final Humans humans;
    private final FileRegister files;
    private final StoredMedia media;

    HumanMediaController(Humans humans, FileRegister files, StoredMedia media) {
        this.humans = humans;
        this.files = files;
        this.media = media;
    }

    @GetMapping("/video")
    @ApiResponse(
            responseCode = "200",
            content = @Content(mediaType = "video/*", schema = @Schema(type = "string", format = "binary")))
    @Operation(summary = "The video that the digital human is made of, whole or in ranges")
    void video(Caller caller, @PathVariable UUID id, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        Human human = find(id, caller);
        media.send(files.media(human.videoPath()), request, response);
    }

    @GetMapping("/thumbnail")
    @ApiResponse(
            responseCode = "200",
            content = @Content(mediaType = "image/jpeg", schema = @Schema(type = "string", format = "binary")))
    @Operation(summary = "Its poster; 404 until it is made")
    void thumbnail(Caller caller, @PathVariable UUID id, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        Human human = find(id, caller);
        String key = human.thumbnailKey();
        if (key == null) {
            throw Problem.NOT_FOUND.because("There is no picture of it yet.");
        }
        media.sendPicture(key, human.name(), request, response);
    }

    private Human find(UUID id, Caller caller) {
        caller.require(Scope.READ);
        return humans.find(id, caller.onlyWorkspace()).orElseThrow(HumanService::unknown);
    }
}
