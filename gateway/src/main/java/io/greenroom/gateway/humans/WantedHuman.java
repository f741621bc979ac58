package io.greenroom.gateway.humans;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a caller wants a digital human to be.
 *
 * @param description null: none
 * @param videoPath the {@code path} of an uploaded video; null: as it is, which a new one cannot be
 * @param status null: as it is; a new one is active
 * @param params for engines; null: none
 */
record WantedHuman(
        @NotBlank @Size(max = 255) String name,
        @Nullable @Size(max = 10_000) String description,
        @Nullable @Size(max = 512) String videoPath,

        @Nullable @Pattern(regexp = "active|inactive", message = "must be active or inactive")
        String status,

        @Nullable Map<String, Object> params) {}
