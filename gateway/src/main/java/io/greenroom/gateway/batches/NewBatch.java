package io.greenroom.gateway.batches;

import io.greenroom.gateway.tasks.NewTask;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What a caller hands in.
 *
 * @param name for people; null without
 * @param tasks each read for itself, so that one that is wrong does not hide the others
 */
record NewBatch(
        @Nullable @Size(min = 1, max = 255) String name,

        @ArraySchema(schema = @Schema(implementation = NewTask.class), minItems = 1, maxItems = MOST_TASKS)
        @NotNull
        @Size(min = 1, max = MOST_TASKS)
        List<JsonNode> tasks) {

    static final int MOST_TASKS = 100;
}
