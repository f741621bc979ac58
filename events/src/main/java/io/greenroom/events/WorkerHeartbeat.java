package io.greenroom.events;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A render worker is alive and works on these runs. Sent every 5 s by the supervisor of its work loops, so that a
 * dead loop falls silent; renews the lease of each run it lists.
 *
 * @param name the worker's configured name, the same after a restart
 * @param state whether it takes tasks
 * @param reason why it is draining or broken; null while ready
 * @param engines what it can render with
 * @param slotCount how many runs it can hold
 * @param slots the runs it holds now, also those whose end is not yet confirmed by the broker
 * @param versions name to version: worker, java, ffmpeg
 * @param gpus what nvidia-smi shows; empty without a GPU
 */
public record WorkerHeartbeat(
        @JsonUnwrapped Header header,
        String name,
        State state,
        @Nullable String reason,
        List<EngineOffer> engines,
        int slotCount,
        List<Slot> slots,
        Map<String, String> versions,
        List<Gpu> gpus)
        implements Message {

    public WorkerHeartbeat {
        engines = List.copyOf(engines);
        slots = List.copyOf(slots);
        versions = Map.copyOf(versions);
        gpus = List.copyOf(gpus);
    }

    /** Whether a worker takes tasks. */
    public enum State {
        READY,
        /** Finishes what it holds and takes nothing new. */
        DRAINING,
        /** Found itself unable: takes nothing, says why. */
        BROKEN,
        /** Its last message before it ends. */
        STOPPED
    }

    /**
     * An engine that a worker offers.
     *
     * @param name as tasks name it
     * @param lipSync whether the mouth follows the audio
     */
    public record EngineOffer(String name, boolean lipSync) {}

    /**
     * A run that a worker holds.
     *
     * @param index the slot, from 0
     * @param taskId the task
     * @param attempt its attempt
     * @param runId the run
     * @param percent how far it is
     * @param stage what it does
     */
    public record Slot(int index, UUID taskId, int attempt, UUID runId, int percent, Stage stage) {}

    /**
     * A graphics card.
     *
     * @param name as its driver names it
     * @param memoryTotalMib in MiB
     * @param memoryUsedMib in MiB
     * @param utilizationPercent 0 to 100
     */
    public record Gpu(String name, int memoryTotalMib, int memoryUsedMib, int utilizationPercent) {}
}
