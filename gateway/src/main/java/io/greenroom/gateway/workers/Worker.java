package io.greenroom.gateway.workers;

import io.greenroom.events.WorkerHeartbeat.Check;
import io.greenroom.events.WorkerHeartbeat.EngineOffer;
import io.greenroom.events.WorkerHeartbeat.Gpu;
import io.greenroom.events.WorkerHeartbeat.Slot;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A render worker as its operator sees it.
 *
 * @param id configured name and the UUID of its process
 * @param name the configured name
 * @param state ready, draining, broken, stopped, or lost when nothing has been heard for 30 s
 * @param reason why it is draining or broken; null otherwise
 * @param drainWanted what an operator asked for
 * @param quarantine why it gets no tasks, whatever an operator wishes; null: it is trusted
 * @param engines what it renders with
 * @param slots the runs it holds
 * @param slotCount how many it can hold
 * @param versions of its programs
 * @param gpus its graphics cards; empty without
 * @param checks what its last look at itself has found; empty before the first
 * @param startedAt when it was first heard
 * @param lastSeenAt when it was last heard
 */
public record Worker(
        String id,
        String name,

        @Schema(allowableValues = {"ready", "draining", "broken", "stopped", "lost"})
        String state,

        @Nullable String reason,
        boolean drainWanted,

        @Schema(
                description =
                        "Why and until when it gets no tasks because different ones failed on it; null: it is trusted")
        @Nullable
        Quarantine quarantine,

        List<EngineOffer> engines,
        List<Slot> slots,
        int slotCount,
        Map<String, String> versions,
        List<Gpu> gpus,

        @Schema(
                description =
                        "What its last look at itself has found: name, level (ok, warning, broken), message, and its"
                                + " code and args for translators; code null: the message is a name or another program's words")
        List<Check> checks,

        Instant startedAt,
        Instant lastSeenAt) {

    /** Whether it is to take tasks, whatever its state. */
    boolean mayTakeTasks() {
        return !drainWanted && (quarantine == null || quarantine.probing());
    }

    /** Whether it is to show with one task at a time that it can be trusted. */
    boolean onTrial() {
        return quarantine != null && quarantine.probing();
    }
}
