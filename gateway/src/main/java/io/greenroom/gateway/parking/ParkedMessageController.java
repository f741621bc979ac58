package io.greenroom.gateway.parking;

import io.greenroom.gateway.keys.Caller;
import io.greenroom.gateway.keys.Scope;
import io.greenroom.gateway.paging.Page;
import io.greenroom.gateway.paging.PageQuery;
import io.greenroom.gateway.problems.Problem;
import io.greenroom.gateway.problems.Refuses;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Parked messages, for admins. */
@RestController
@RequestMapping("/api/parked-messages")
@Tag(name = "Parked messages")
class ParkedMessageController {

    private final ParkedMessages parked;
    private final ParkedMessageService service;

    ParkedMessageController(ParkedMessages parked, ParkedMessageService service) {
        this.parked = parked;
        this.service = service;
    }

    /** @param count how many went */
    @Schema(name = "DroppedMessages")
    record Dropped(int count) {}

    @GetMapping
    @Operation(summary = "Messages that nobody could read, newest first, without their bodies (admin)")
    Page<ParkedMessageView> list(
            Caller caller, PageQuery page, @RequestParam(required = false) @Nullable String queue) {
        caller.require(Scope.ADMIN);
        return parked.list(queue, page).map(ParkedMessageView::of);
    }

    @GetMapping("/{id}")
    @Operation(summary = "One of them with its body (admin)")
    ParkedMessageView get(Caller caller, @PathVariable UUID id) {
        caller.require(Scope.ADMIN);
        ParkedMessage message = parked.find(id).orElseThrow(ParkedMessageService::unknown);
        return ParkedMessageView.of(message, body(id));
    }

    @GetMapping("/{id}/body")
    @Operation(summary = "The body as it came, to save and look at (admin)")
    @ApiResponse(
            responseCode = "200",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_OCTET_STREAM_VALUE,
                            schema = @Schema(type = "string", format = "binary")))
    ResponseEntity<byte[]> download(Caller caller, @PathVariable UUID id) {
        caller.require(Scope.ADMIN);
        ContentDisposition saved = ContentDisposition.attachment()
                .filename("parked-message-" + id + ".bin")
                .build();
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_OCTET_STREAM)
                .header(HttpHeaders.CONTENT_DISPOSITION, saved.toString())
                .body(body(id));
    }

    @PostMapping("/{id}/replay")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            summary = "Send it to its queue once more and forget it (admin)",
            description =
                    "409 not_replayable where only its beginning is kept or its queue is not known. One that still"
                            + " cannot be read is parked again, under a new id.")
    @Refuses(Problem.NOT_REPLAYABLE)
    void replay(Caller caller, @PathVariable UUID id) {
        caller.require(Scope.ADMIN);
        service.replay(id, caller);
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Drop it for good (admin)")
    void drop(Caller caller, @PathVariable UUID id) {
        caller.require(Scope.ADMIN);
        service.drop(id, caller);
    }

    @PostMapping("/delete")
    @Operation(summary = "Drop many for good: up to 1,000 ids, those of a queue, or all (admin)")
    Dropped dropMany(Caller caller, @Valid @RequestBody WantedDrop wanted) {
        caller.require(Scope.ADMIN);
        WantedDrop these = wanted.checked();
        List<UUID> ids = these.ids();
        return new Dropped(ids == null ? service.dropOf(these.queue(), caller) : service.drop(ids, caller));
    }

    private byte[] body(UUID id) {
        return parked.body(id).orElseThrow(ParkedMessageService::unknown);
    }
}
