package io.greenroom.gateway.keys;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How a key is to be replaced.
 *
 * @param overlapSeconds for how long the old one still opens what it did; null: a day
 */
@Schema(name = "WantedRotation")
record WantedRotation(
        @Min(0)
        @Max(MOST)
        @Nullable
        @Schema(
                example = "3600",
                description = "For how long the old key is still good, at most 30 days; 0 ends it at once; null: a day")
        Long overlapSeconds) {

    private static final long MOST = 30L * 24 * 60 * 60;

    private static final Duration BY_DEFAULT = Duration.ofDays(1);

    Duration overlap() {
        return overlapSeconds == null ? BY_DEFAULT : Duration.ofSeconds(overlapSeconds);
    }
}
