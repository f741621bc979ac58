package io.greenroom.gateway.files;

import io.greenroom.gateway.GatewaySettings;
import io.greenroom.gateway.keys.Caller;
import io.greenroom.gateway.keys.Scope;
import io.greenroom.gateway.paging.Page;
import io.greenroom.gateway.paging.PageQuery;
import io.greenroom.gateway.problems.Problem;
import io.greenroom.gateway.problems.Refuses;
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
import java.util.UUID;
import org.apache.commons.fileupload2.core.FileUploadException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Uploads and their content. */
@RestController
@Tag(name = "Files")
class FileController {
    private final Uploads uploads;
    private final FileRegister register;
    private final FileLists lists;
    private final FileRemoval removal;
    private final StoredMedia media;
    private final GatewaySettings settings;

    FileController(
            Uploads uploads,
            FileRegister register,
            FileLists lists,
            FileRemoval removal,
            StoredMedia media,
            GatewaySettings settings) {
        this.uploads = uploads;
        this.register = register;
        this.lists = lists;
        this.removal = removal;
        this.media = media;
        this.settings = settings;
    }

    @PostMapping("/api/upload")
    @Operation(
            summary = "Store a video, an audio or a picture; its content decides which, not its name",
            description = "What the workspace has already is not stored twice: the answer is the file that is there.",
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
    @Refuses({
        Problem.REQUEST_TIMEOUT,
        Problem.FILE_TOO_LARGE,
        Problem.BODY_TOO_LARGE,
        Problem.STORAGE_FULL,
        Problem.UNSUPPORTED_MEDIA,
        Problem.UNSUPPORTED_CONTENT_TYPE,
        Problem.FILE_MISSING,
        Problem.EMPTY_FILE,
        Problem.UPLOADS_BUSY
    })
    FileView upload(Caller caller, HttpServletRequest request) throws IOException {
        caller.require(Scope.SUBMIT);
        LimitedStream.require(UploadedPart.announcedBytes(request), settings.maxVideoBytes());
        try {
            return FileView.of(uploads.take(caller, UploadedPart.of(request)));
        } catch (FileUploadException brokenOff) {
            throw UploadedPart.malformed().causedBy(brokenOff);
        }
    }

    @GetMapping("/api/files")
    @Operation(summary = "Uploads, newest first; q is a piece of the name, sha256 finds what is there already")
    Page<FileView> list(
            Caller caller,
            PageQuery page,
            @RequestParam(required = false) @Nullable String kind,
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(required = false) @Nullable String sha256,
            @RequestParam(name = "workspace_id", required = false) @Nullable UUID workspaceId) {
        caller.require(Scope.READ);
        UUID workspace = caller.admin() ? workspaceId : caller.workspaceId();
        return lists.list(new FileFilter(workspace, kind, q, sha256), page).map(FileView::of);
    }

    @GetMapping("/api/files/{id}/info")
    @Operation(summary = "What an upload is: length, pictures and sound, once it is probed")
    FileView info(Caller caller, @PathVariable UUID id) {
        caller.require(Scope.READ);
        return FileView.of(register.byId(id, caller));
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

    @DeleteMapping("/api/files/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Remove an upload that no task and no digital human is made of")
    @Refuses(Problem.FILE_IN_USE)
    void remove(Caller caller, @PathVariable UUID id) {
        caller.require(Scope.SUBMIT);
        removal.remove(id, caller);
    }
}
