package io.greenroom.gateway.audit;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * One thing that somebody did.
 *
 * @param action a word of {@link io.greenroom.gateway.keys.Action}
 * @param keyName null: the key was gone by then
 * @param workspaceId null: the target belongs to none
 * @param details null: there is nothing else to tell
 */
@Schema(name = "AuditEntry")
record AuditEntry(
        UUID id,
        Instant createdAt,

        @Schema(description = "What was done", example = "api_key_rotated")
        String action,

        @Schema(description = "The key of whoever did it, also through a session; it may be gone by now")
        UUID keyId,

        @Schema(description = "What that key was called then") @Nullable
        String keyName,

        @Schema(description = "Where the request came from", example = "203.0.113.7")
        String address,

        @Schema(description = "The id of what it was done to; it may be gone by now")
        String target,

        @Schema(description = "The workspace of what it was done to; null: it belongs to none") @Nullable
        UUID workspaceId,

        @Schema(description = "What else tells what was done; its fields depend on the action") @Nullable
        JsonNode details) {}
