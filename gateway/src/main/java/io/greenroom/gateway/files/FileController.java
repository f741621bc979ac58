package io.greenroom.gateway.files;

import io.greenroom.gateway.GatewaySettings;
import io.greenroom.gateway.keys.Caller;
import io.greenroom.gateway.keys.Scope;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.SchemaProperty;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Instant;
import java.util.UUID;
import org.apache.commons.fileupload2.core.FileUploadException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Uploads and their content. */
@RestController
@Tag(name = "Files")
class FileController {
    /** Room for what stands around the file in a multipart body. */
    private static final long ENVELOPE_BYTES = 64 * 1024;

    private final Uploads uploads;
    private final FileRegister register;
    private final StoredMedia media;
    private final GatewaySettings settings;

    FileController(Uploads uploads, FileRegister register, StoredMedia media, GatewaySettings settings) {
        this.uploads = uploads;
        this.register = register;
        this.media = media;
        this.settings = settings;
    }

    /**
     * An upload as it is shown.
     *
     * @param path what tasks and digital humans name it by
     * @param durationMs null: not probed yet, or it has none
     * @param url where its content is
     */
    @Schema(name = "File")
    record View(
            UUID id,
            String path,
            String kind,
            String name,
            String contentType,
            long sizeBytes,
            String sha256,
            @Nullable Long durationMs,
            String url,
            Instant createdAt) {

        static View of(StoredFile file) {
            return new View(
                    file.id(),
                    file.path(),
                    file.kind(),
                    file.name(),
                    file.contentType(),
                    file.sizeBytes(),
                    file.sha256(),
                    file.durationMillis(),
                    "/api/files/" + file.id(),
                    file.createdAt());
        }
    }

    @PostMapping("/api/upload")
    @Operation(
            summary = "Store a video, an audio or a picture; its content decides which, not its name",
            requestBody =
                    @RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = "multipart/form-data",
                                            schemaProperties =
                                                    @SchemaProperty(
                                                            name = "file",
                                                            schema = @Schema(type = "string", format = "binary")))))
    @ResponseStatus(HttpStatus.CREATED)
    View upload(Caller caller, HttpServletRequest request) throws IOException {
        caller.require(Scope.SUBMIT);
        LimitedStream.require(request.getContentLengthLong() - ENVELOPE_BYTES, settings.maxVideoBytes());
        try {
            return View.of(uploads.take(caller, UploadedPart.of(request)));
        } catch (FileUploadException brokenOff) {
            throw UploadedPart.malformed().causedBy(brokenOff);
        }
    }

    @GetMapping("/api/files/{id}")
    @Operation(summary = "The content of an upload, whole or in ranges")
    @ApiResponse(
            responseCode = "200",
            content = @Content(mediaType = "*/*", schema = @Schema(type = "string", format = "binary")))
    void content(Caller caller, @PathVariable UUID id, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        caller.require(Scope.READ);
        media.send(register.byId(id, caller).media(), request, response);
    }
}
