package io.greenroom.gateway.tasks;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Why a task is not being rendered.
 *
 * @param status its state
 * @param queuePosition as in {@link TaskView}
 * @param etaSeconds as in {@link TaskView}
 * @param reasons all that it waits for, the most fundamental first; empty unless it is pending
 */
record Why(
        UUID id,
        @Schema(implementation = TaskStatus.class) String status,
        @Nullable Integer queuePosition,
        @Nullable Integer etaSeconds,

        @Schema(
                description =
                        "All that it waits for, the most fundamental first; empty unless it is pending. Beside the"
                                + " codes of waiting: queued_behind {tasks}, workers_busy {engine}, on_its_way {engine}")
        List<Waiting> reasons) {

    Why {
        reasons = List.copyOf(reasons);
    }
}
