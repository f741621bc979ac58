package io.greenroom.gateway.estimates;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What a task that is submitted now has to expect.
 *
 * @param audioMs length of what is said; null where the file has not been looked at yet
 * @param waitSeconds until a worker takes it, in half of all cases; null while none would, or nothing is known
 * @param renderSeconds how long it runs, in half of all cases; null before the engine's first run
 * @param p90 seconds until its end in nine of ten cases, waiting and running; null where either is
 * @param learntFrom how many runs of the engine that rests on
 */
record Estimate(
        String engine,

        @Schema(description = "Null where the file has not been looked at yet") @Nullable
        Long audioMs,

        @Schema(
                description =
                        "Until a worker takes it, in half of all cases; null while none would, or nothing is known")
        @Nullable
        Integer waitSeconds,

        @Schema(description = "How long it runs, in half of all cases; null before the engine's first run") @Nullable
        Integer renderSeconds,

        @JsonProperty("p90")
        @Schema(description = "Seconds until its end in nine of ten cases, waiting and running; null where either is")
        @Nullable
        Integer p90,

        @Schema(description = "How many runs of the engine it rests on")
        int learntFrom) {}
