package io.greenroom.gateway.humans;

import io.greenroom.gateway.files.FetchedFiles;
import io.greenroom.gateway.keys.Caller;
import io.greenroom.gateway.keys.Scope;
import io.greenroom.gateway.paging.Page;
import io.greenroom.gateway.paging.PageQuery;
import io.greenroom.gateway.problems.Problem;
import io.greenroom.gateway.problems.Refuses;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.net.URI;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/digital-humans")
@Tag(name = "Digital humans")
class HumanController {

    private final HumanService service;
    private final Humans humans;
    private final FetchedFiles fetched;

    HumanController(HumanService service, Humans humans, FetchedFiles fetched) {
        this.service = service;
        this.humans = humans;
        this.fetched = fetched;
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "Make a digital human of an uploaded video, or of one that is fetched from video_url first")
    @Refuses({
        Problem.FILE_UNKNOWN,
        Problem.NOT_VIDEO,
        Problem.ENGINE_UNKNOWN,
        Problem.ADDRESS_REFUSED,
        Problem.FETCH_FAILED,
        Problem.FETCHES_BUSY,
        Problem.UPLOADS_BUSY,
        Problem.FILE_TOO_LARGE,
        Problem.EMPTY_FILE,
        Problem.UNSUPPORTED_MEDIA,
        Problem.STORAGE_FULL
    })
    ResponseEntity<Human> create(Caller caller, @Valid @RequestBody WantedHuman wanted) {
        caller.require(Scope.SUBMIT);
        UUID id = service.create(caller, withVideo(wanted, caller));
        return ResponseEntity.created(URI.create(Human.address(id))).body(find(id, caller));
    }

    @GetMapping
    @Operation(summary = "Digital humans, newest first; q is a piece of the name")
    Page<Human> list(
            Caller caller,
            PageQuery page,
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(required = false) @Nullable String status,
            @RequestParam(name = "workspace_id", required = false) @Nullable UUID workspaceId) {
        caller.require(Scope.READ);
        if (status != null && !HumanStatus.WORDS.contains(status)) {
            throw Problem.VALIDATION_FAILED.at("status", "must be one of " + String.join(", ", HumanStatus.WORDS));
        }
        UUID workspace = caller.admin() ? workspaceId : caller.workspaceId();
        return humans.list(new HumanFilter(workspace, q, status), page);
    }

    @GetMapping("/{id}")
    @Operation(summary = "One digital human")
    Human get(Caller caller, @PathVariable UUID id) {
        caller.require(Scope.READ);
        return find(id, caller);
    }

    @PutMapping("/{id}")
    @Operation(summary = "Replace name, description, params; status and video only where they are given")
    @Refuses({
        Problem.FILE_UNKNOWN,
        Problem.NOT_VIDEO,
        Problem.ENGINE_UNKNOWN,
        Problem.ADDRESS_REFUSED,
        Problem.FETCH_FAILED,
        Problem.FETCHES_BUSY,
        Problem.UPLOADS_BUSY,
        Problem.FILE_TOO_LARGE,
        Problem.EMPTY_FILE,
        Problem.UNSUPPORTED_MEDIA,
        Problem.STORAGE_FULL
    })
    Human replace(Caller caller, @PathVariable UUID id, @Valid @RequestBody WantedHuman wanted) {
        caller.require(Scope.SUBMIT);
        find(id, caller);
        service.replace(id, caller, withVideo(wanted, caller));
        return find(id, caller);
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Delete a digital human that no waiting or running task uses")
    @Refuses(Problem.DIGITAL_HUMAN_IN_USE)
    void delete(Caller caller, @PathVariable UUID id) {
        caller.require(Scope.SUBMIT);
        service.delete(id, caller);
    }

    /** Fetched before anything is locked. */
    private WantedHuman withVideo(WantedHuman wanted, Caller caller) {
        String address = wanted.addressToFetch();
        return address == null ? wanted : wanted.with(fetched.path(address, "video_url", caller));
    }

    private Human find(UUID id, Caller caller) {
        return humans.find(id, caller.onlyWorkspace()).orElseThrow(HumanService::unknown);
    }
}
