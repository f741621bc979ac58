package io.greenroom.gateway.keys;

import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a new key is to be.
 *
 * @param workspaceId null: a workspace of its own
 * @param scopes words of {@link Scope}; null: submit and read
 * @param expiresAt null: never
 */
@Schema(name = "NewApiKey")
record WantedKey(
        @NotBlank @Size(max = 255) @Schema(example = "night batch")
        String name,

        @Schema(description = "null: a new workspace of its own") @Nullable
        UUID workspaceId,

        @ArraySchema(
                arraySchema = @Schema(description = "null: submit and read"),
                schema = @Schema(allowableValues = {"submit", "read", "admin"}))
        @Size(min = 1, max = 10)
        @Nullable
        List<String> scopes,

        @Schema(description = "From then on it opens nothing; null: it does not expire") @Nullable
        Instant expiresAt) {}
