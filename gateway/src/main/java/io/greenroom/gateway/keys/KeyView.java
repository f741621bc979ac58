package io.greenroom.gateway.keys;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A key as it is shown.
 *
 * @param key the key itself, in the answer that makes it and never again
 */
@Schema(name = "ApiKey")
record KeyView(
        UUID id,
        UUID workspaceId,
        String name,

        @Schema(description = "The part of the key that anyone may see", example = "gr_4fT9xQ2b")
        String prefix,

        Set<Scope> scopes,

        @Schema(description = "false: disabled, it opens nothing")
        boolean isActive,

        Instant createdAt,

        @Schema(description = "To the minute; null: never used") @Nullable
        Instant lastUsedAt,

        @Schema(description = "From then on it opens nothing; null: it does not expire") @Nullable
        Instant expiresAt,

        @Schema(description = "The key that a rotation made of it; null: none") @Nullable
        UUID replacedBy,

        @Schema(description = "The key itself, in the answer that makes it and never again")
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Nullable
        String key) {

    /** Without the key itself. */
    static KeyView of(ApiKey row) {
        return of(row, null);
    }

    static KeyView of(ApiKey row, @Nullable String key) {
        return new KeyView(
                row.id(),
                row.workspaceId(),
                row.name(),
                row.prefix(),
                row.scopeSet(),
                row.active(),
                row.createdAt(),
                row.lastUsedAt(),
                row.expiresAt(),
                row.replacedBy(),
                key);
    }
}
