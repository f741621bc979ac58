package io.greenroom.gateway.workspaces;

import io.greenroom.gateway.keys.Caller;
import io.greenroom.gateway.keys.Scope;
import io.greenroom.gateway.paging.Page;
import io.greenroom.gateway.paging.PageQuery;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.net.URI;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Workspaces, for admins. */
@RestController
@RequestMapping("/api/workspaces")
@Tag(name = "Workspaces")
class WorkspaceController {

    private final WorkspaceService workspaces;

    WorkspaceController(WorkspaceService workspaces) {
        this.workspaces = workspaces;
    }

    @GetMapping
    @Operation(summary = "All workspaces with their caps, newest first (admin)")
    Page<Workspace> list(Caller caller, PageQuery page) {
        caller.require(Scope.ADMIN);
        return workspaces.list(page);
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "Make a workspace; keys are made for it at /api/api-keys (admin)")
    ResponseEntity<Workspace> create(Caller caller, @RequestBody @Valid WantedWorkspace wanted) {
        caller.require(Scope.ADMIN);
        Workspace made = workspaces.create(wanted);
        return ResponseEntity.created(URI.create("/api/workspaces/" + made.id()))
                .body(made);
    }

    @GetMapping("/{id}")
    @Operation(summary = "One workspace (admin)")
    Workspace get(Caller caller, @PathVariable UUID id) {
        caller.require(Scope.ADMIN);
        return workspaces.get(id);
    }

    @PutMapping("/{id}")
    @Operation(
            summary = "Replace a workspace's name and caps (admin)",
            description =
                    "A cap that is null or left out is that of the gateway's settings. Caps hold from the next task"
                            + " or file on; what is there already stays.")
    Workspace change(Caller caller, @PathVariable UUID id, @RequestBody @Valid WantedWorkspace wanted) {
        caller.require(Scope.ADMIN);
        return workspaces.change(id, wanted);
    }
}
