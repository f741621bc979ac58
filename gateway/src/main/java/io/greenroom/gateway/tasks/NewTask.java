package io.greenroom.gateway.tasks;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a caller asks for.
 *
 * @param name shown in lists
 * @param digitalHumanId who speaks
 * @param audioPath what is said: the {@code path} of an upload
 * @param description for people; null without
 * @param priority -10 to 10, higher goes first; null means 0
 * @param params for the engine; {@code engine} names it; unknown ones are kept and ignored
 */
record NewTask(
        @NotBlank @Size(max = 255) String name,
        @NotNull UUID digitalHumanId,
        @NotBlank @Size(max = 512) String audioPath,
        @Nullable @Size(max = 10_000) String description,
        @Nullable @Min(-10) @Max(10) Integer priority,
        @Nullable Map<String, Object> params) {

    int priorityOrDefault() {
        return priority == null ? 0 : priority;
    }

    Map<String, Object> paramsOrNone() {
        return params == null ? Map.of() : params;
    }
}
