package io.greenroom.gateway.audit;

import io.greenroom.gateway.keys.Caller;
import io.greenroom.gateway.keys.Scope;
import io.greenroom.gateway.paging.Page;
import io.greenroom.gateway.paging.PageQuery;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What was done and by whom, for admins. */
@RestController
@Tag(name = "Audit")
class AuditController {

    private final AuditEntries entries;

    AuditController(AuditEntries entries) {
        this.entries = entries;
    }

    @GetMapping("/api/audit")
    @Operation(
            summary = "Who did what, newest first (admin)",
            description =
                    "All that admins change, and all that ends or removes something, by whomever: the entry is stored"
                            + " with the change itself. action may be given several times.")
    Page<AuditEntry> list(
            Caller caller,
            PageQuery page,
            @RequestParam(required = false) @Nullable List<String> action,
            @RequestParam(name = "key_id", required = false) @Nullable UUID keyId,
            @RequestParam(required = false) @Nullable String target,
            @RequestParam(name = "workspace_id", required = false) @Nullable UUID workspaceId,
            @RequestParam(name = "created_after", required = false) @Nullable Instant createdAfter,
            @RequestParam(name = "created_before", required = false) @Nullable Instant createdBefore) {
        caller.require(Scope.ADMIN);
        List<String> actions = action == null ? List.of() : action;
        return entries.list(new AuditFilter(actions, keyId, target, workspaceId, createdAfter, createdBefore), page);
    }
}
