package io.greenroom.gateway.uploads;

import io.greenroom.gateway.GatewaySettings;
import io.greenroom.gateway.files.FileRegister;
import io.greenroom.gateway.files.FileView;
import io.greenroom.gateway.keys.Caller;
import io.greenroom.gateway.keys.Scope;
import io.greenroom.gateway.paging.Page;
import io.greenroom.gateway.paging.PageQuery;
import io.greenroom.gateway.problems.Problem;
import io.greenroom.gateway.problems.Refuses;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Uploads by the tus protocol. */
@RestController
@Tag(name = "Uploads")
class ResumableUploadController {
    static final String UPLOADS = "/api/uploads";

    private final ResumableUploadService service;
    private final ResumableUploads uploads;
    private final FileRegister files;
    private final GatewaySettings settings;

    ResumableUploadController(
            ResumableUploadService service, ResumableUploads uploads, FileRegister files, GatewaySettings settings) {
        this.service = service;
        this.uploads = uploads;
        this.files = files;
        this.settings = settings;
    }

    @PostMapping(UPLOADS)
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            summary = "Begin an upload that may be broken off and gone on with",
            description = "The tus protocol, version 1.0.0: Location is where the bytes go with PATCH. A body of type"
                    + " application/offset+octet-stream is taken as the first of them.")
    @Refuses({
        Problem.TUS_VERSION_UNSUPPORTED,
        Problem.FILE_TOO_LARGE,
        Problem.STORAGE_FULL,
        Problem.UNSUPPORTED_MEDIA,
        Problem.VALIDATION_FAILED,
        Problem.EMPTY_FILE,
        Problem.UPLOAD_OFFSET_WRONG,
        Problem.REQUEST_TIMEOUT,
        Problem.UPLOADS_BUSY
    })
    ResumableUploadView begin(
            Caller caller,
            @RequestHeader(name = TusHeaders.LENGTH, required = false) @Nullable String length,
            @RequestHeader(name = TusHeaders.METADATA, required = false) @Nullable String metadata,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        caller.require(Scope.SUBMIT);
        TusHeaders.require(request, response);
        ResumableUpload upload =
                service.begin(caller, TusHeaders.number(TusHeaders.LENGTH, length), UploadMetadata.of(metadata));
        response.setHeader(HttpHeaders.LOCATION, UPLOADS + "/" + upload.id());
        if (TusHeaders.CONTENT_TYPE.equals(request.getContentType())) {
            upload = service.receive(upload.id(), 0, request.getContentLengthLong(), request.getInputStream(), caller);
        }
        TusHeaders.tell(upload, response);
        return view(upload, caller);
    }

    @GetMapping(UPLOADS)
    @Operation(summary = "Uploads that are not all here, newest first")
    Page<ResumableUploadView> list(
            Caller caller,
            PageQuery page,
            @RequestParam(name = "workspace_id", required = false) @Nullable UUID workspaceId) {
        caller.require(Scope.SUBMIT);
        return uploads.unfinished(caller.admin() ? workspaceId : caller.workspaceId(), page)
                .map(upload -> view(upload, caller));
    }

    @GetMapping(UPLOADS + "/limits")
    @Operation(summary = "The largest files that are taken")
    UploadLimits limits(Caller caller) {
        caller.require(Scope.SUBMIT);
        return UploadLimits.of(settings);
    }

    @GetMapping(UPLOADS + "/{id}")
    @Operation(
            summary = "How far an upload has come, and the file that it has become",
            description = "HEAD tells the offset alone, as tus wants it.")
    @Refuses(Problem.TUS_VERSION_UNSUPPORTED)
    ResumableUploadView get(
            Caller caller, @PathVariable UUID id, HttpServletRequest request, HttpServletResponse response) {
        caller.require(Scope.SUBMIT);
        TusHeaders.require(request, response);
        ResumableUpload upload = service.find(id, caller);
        TusHeaders.tell(upload, response);
        return view(upload, caller);
    }

    @PatchMapping(UPLOADS + "/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            summary = "Go on with an upload from the offset where it is",
            description = "What has come before the connection breaks is kept. With the last byte the file is made.")
    @Refuses({
        Problem.UPLOAD_OFFSET_WRONG,
        Problem.TUS_VERSION_UNSUPPORTED,
        Problem.FILE_TOO_LARGE,
        Problem.STORAGE_FULL,
        Problem.UNSUPPORTED_MEDIA,
        Problem.UNSUPPORTED_CONTENT_TYPE,
        Problem.VALIDATION_FAILED,
        Problem.REQUEST_TIMEOUT,
        Problem.UPLOADS_BUSY
    })
    void receive(
            Caller caller,
            @PathVariable UUID id,
            @RequestHeader(name = TusHeaders.OFFSET, required = false) @Nullable String offset,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        caller.require(Scope.SUBMIT);
        TusHeaders.require(request, response);
        if (!TusHeaders.CONTENT_TYPE.equals(request.getContentType())) {
            service.find(id, caller);
            throw Problem.UNSUPPORTED_CONTENT_TYPE.because("Send the bytes as " + TusHeaders.CONTENT_TYPE + ".");
        }
        ResumableUpload upload = service.receive(
                id,
                TusHeaders.number(TusHeaders.OFFSET, offset),
                request.getContentLengthLong(),
                request.getInputStream(),
                caller);
        TusHeaders.tell(upload, response);
    }

    @DeleteMapping(UPLOADS + "/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "End an upload; what has come of it goes, a file that it has become stays")
    @Refuses(Problem.TUS_VERSION_UNSUPPORTED)
    void end(Caller caller, @PathVariable UUID id, HttpServletRequest request, HttpServletResponse response) {
        caller.require(Scope.SUBMIT);
        TusHeaders.require(request, response);
        service.end(id, caller);
    }

    @RequestMapping(path = UPLOADS, method = RequestMethod.OPTIONS)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(hidden = true)
    void offer(HttpServletResponse response) {
        TusHeaders.offer(UploadLimits.of(settings).most(), response);
    }

    private ResumableUploadView view(ResumableUpload upload, Caller caller) {
        UUID file = upload.fileId();
        return ResumableUploadView.of(
                upload, caller.keyHash(), file == null ? null : FileView.of(files.byId(file, caller)));
    }
}
