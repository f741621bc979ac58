package io.greenroom.gateway.keys;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.greenroom.gateway.paging.Page;
import io.greenroom.gateway.paging.PageQuery;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
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

    /**
     * What a new key is to be.
     *
     * @param workspaceId null: a workspace of its own
     * @param scopes words of {@link Scope}; null: submit and read
     * @param expiresAt null: never
     */
    @Schema(name = "NewApiKey")
    record Wanted(
            @NotBlank @Size(max = 255) String name,
            @Nullable UUID workspaceId,
            @Size(min = 1) @Nullable List<String> scopes,
            @Nullable Instant expiresAt) {}

    /**
     * A key as it is shown.
     *
     * @param key the key itself, in the answer that makes it and never again
     */
    @Schema(name = "ApiKey")
    record View(
            UUID id,
            UUID workspaceId,
            String name,
            String prefix,
            Set<Scope> scopes,
            boolean isActive,
            Instant createdAt,
            @Nullable Instant lastUsedAt,
            @Nullable Instant expiresAt,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String key) {

        static View of(ApiKey row, @Nullable String key) {
            return new View(
                    row.id(),
                    row.workspaceId(),
                    row.name(),
                    row.prefix(),
                    row.scopeSet(),
                    row.active(),
                    row.createdAt(),
                    row.lastUsedAt(),
                    row.expiresAt(),
                    key);
        }
    }

    @PostMapping
    @Operation(summary = "Make a key; it is shown in this answer only (admin)")
    @ResponseStatus(HttpStatus.CREATED)
    View create(Caller caller, @RequestBody @Valid Wanted wanted) {
        caller.require(Scope.ADMIN);
        return keys.create(wanted);
    }

    @GetMapping
    @Operation(summary = "All keys, without the keys themselves (admin)")
    Page<View> list(Caller caller, PageQuery page) {
        caller.require(Scope.ADMIN);
        return keys.list(page).map(row -> View.of(row, null));
    }

    @DeleteMapping("/{id}")
    @Operation(summary = "Revoke a key (admin)")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(Caller caller, @PathVariable UUID id) {
        caller.require(Scope.ADMIN);
        keys.delete(id);
    }
}
