package io.greenroom.gateway.parking;

import io.greenroom.gateway.problems.ExactFields;
import io.greenroom.gateway.problems.Problem;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which parked messages are to go; what was not said is never taken for all of them.
 *
 * @param ids of some
 * @param queue of all that came from there
 * @param all true for every one
 */
@Schema(name = "DropOfMany", description = "Exactly one of ids, queue and all")
record WantedDrop(
        @Nullable @Size(min = 1, max = 1_000) List<@NotNull UUID> ids,

        @Schema(description = "All that came from this queue") @Nullable @Size(min = 1, max = 255)
        String queue,

        @Schema(description = "true: every one") @Nullable Boolean all)
        implements ExactFields {

    /** Refuses as {@code validation_failed} what is not clear. */
    WantedDrop checked() {
        long given = Stream.of(ids != null, queue != null, Boolean.TRUE.equals(all))
                .filter(said -> said)
                .count();
        if (given != 1) {
            throw Problem.VALIDATION_FAILED.at("ids", "give exactly one of ids, queue and all: true");
        }
        return this;
    }
}
