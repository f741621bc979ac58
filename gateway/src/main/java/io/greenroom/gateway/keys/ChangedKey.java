package io.greenroom.gateway.keys;

import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What a key is to be from now on. What is left out stays as it is, so that nobody makes a key last for ever, or do more, by
 * saying nothing.
 *
 * @param scopes words of {@link Scope}; null: as they are
 * @param isActive null: as it is
 * @param expiresAt a time as text, or JSON's null: never; null: as it is
 */
@Schema(name = "ChangedApiKey")
record ChangedKey(
        @NotBlank @Size(max = 255) @Schema(example = "night batch")
        String name,

        @ArraySchema(
                arraySchema = @Schema(description = "Left out: as they are"),
                schema = @Schema(allowableValues = {"submit", "read", "admin"}))
        @Size(min = 1, max = 10)
        @Nullable
        List<String> scopes,

        @Schema(description = "false disables the key, true enables it again; left out: as it is") @Nullable
        Boolean isActive,

        @Schema(
                type = "string",
                format = "date-time",
                nullable = true,
                example = "2030-01-31T12:00:00.000Z",
                description = "From then on it opens nothing; null: it does not expire; left out: as it is")
        @Nullable
        JsonNode expiresAt) {}
