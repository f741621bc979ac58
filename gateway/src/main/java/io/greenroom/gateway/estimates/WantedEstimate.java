package io.greenroom.gateway.estimates;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A task that might be submitted.
 *
 * @param audioPath what is said: the {@code path} of an upload; null where audioMs tells its length
 * @param audioMs the length of what is said; null where audioPath tells it
 * @param priority -10 to 10; null means 0
 * @param params as of a task; {@code engine} names the engine
 */
record WantedEstimate(
        @Nullable @Size(max = 512) String audioPath,
        @Nullable @Min(1) @Max(86_400_000) Long audioMs,
        @Nullable @Min(-10) @Max(10) Integer priority,
        @Nullable Map<String, Object> params) {

    int priorityOrDefault() {
        return priority == null ? 0 : priority;
    }

    Map<String, Object> paramsOrNone() {
        return params == null ? Map.of() : params;
    }
}
