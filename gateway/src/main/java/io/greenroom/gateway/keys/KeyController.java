package io.greenroom.gateway.keys;

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

/** API keys, for admins. */
@RestController
@RequestMapping("/api/api-keys")
@Tag(name = "API keys")
class KeyController {
    private final KeyService keys;

    KeyController(KeyService keys) {
        this.keys = keys;
    }

    @PostMapping
    @Operation(
            summary = "Make a key; it is shown in this answer only (admin)",
            description = "Without workspace_id it gets a new workspace of its own.")
    @ResponseStatus(HttpStatus.CREATED)
    ResponseEntity<KeyView> create(Caller caller, @RequestBody @Valid WantedKey wanted) {
        caller.require(Scope.ADMIN);
        return made(keys.create(wanted));
    }

    @GetMapping
    @Operation(summary = "All keys, newest first, without the keys themselves (admin)")
    Page<KeyView> list(
            Caller caller,
            PageQuery page,
            @RequestParam(name = "workspace_id", required = false) @Nullable UUID workspaceId) {
        caller.require(Scope.ADMIN);
        return keys.list(workspaceId, page);
    }

    @GetMapping("/{id}")
    @Operation(summary = "One key, without the key itself (admin)")
    KeyView get(Caller caller, @PathVariable UUID id) {
        caller.require(Scope.ADMIN);
        return KeyView.of(keys.get(id));
    }

    @PutMapping("/{id}")
    @Operation(
            summary = "Change a key, disable or enable it (admin)",
            description =
                    "What is left out stays as it is. A disabled key opens nothing within 5 s, on every gateway; its"
                            + " sessions end, and its sockets are closed within 10 s. 409 operators_key for the key of the"
                            + " settings.")
    @Refuses(Problem.OPERATORS_KEY)
    KeyView change(Caller caller, @PathVariable UUID id, @RequestBody @Valid ChangedKey wanted) {
        caller.require(Scope.ADMIN);
        return keys.change(id, wanted);
    }

    @PostMapping("/{id}/rotate")
    @Operation(
            summary = "Put another key in its place; it is shown in this answer only (admin)",
            description =
                    "The new key has the same name, workspace and scopes, and lasts as long as the old one was made"
                            + " for. The old one is good for overlap_seconds more, a day if nothing is said, and tells in"
                            + " last_used_at whether somebody still uses it. 409 key_replaced or key_not_active where it"
                            + " has been replaced already or opens nothing.")
    @ResponseStatus(HttpStatus.CREATED)
    @Refuses({Problem.OPERATORS_KEY, Problem.KEY_REPLACED, Problem.KEY_NOT_ACTIVE})
    ResponseEntity<KeyView> rotate(
            Caller caller,
            @PathVariable UUID id,
            @RequestBody(required = false) @Valid @Nullable WantedRotation wanted) {
        caller.require(Scope.ADMIN);
        return made(keys.rotate(id, (wanted == null ? new WantedRotation(null) : wanted).overlap()));
    }

    @DeleteMapping("/{id}")
    @Operation(summary = "Revoke a key; what was made with it stays with its workspace (admin)")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Refuses(Problem.OPERATORS_KEY)
    void delete(Caller caller, @PathVariable UUID id) {
        caller.require(Scope.ADMIN);
        keys.delete(id);
    }

    private static ResponseEntity<KeyView> made(KeyView key) {
        return ResponseEntity.created(URI.create("/api/api-keys/" + key.id())).body(key);
    }
}
