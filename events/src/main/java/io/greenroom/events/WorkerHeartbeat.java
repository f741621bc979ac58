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
 * @param checks what the worker's last look at itself has found; at least one is BROKEN while it is broken by itself
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
        List<Gpu> gpus,
        List<Check> checks)
        implements Message {

    public WorkerHeartbeat {
        engines = List.copyOf(engines);
        slots = List.copyOf(slots);
        versions = Map.copyOf(versions);
        gpus = List.copyOf(gpus);
        checks = List.copyOf(checks);
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
     * @param params what it understands in a task's params
     */
    public record EngineOffer(String name, boolean lipSync, List<Param> params) {

        public EngineOffer {
            params = List.copyOf(params);
        }
    }

    /**
     * A parameter of an engine.
     *
     * @param name its key in params
     * @param type what it may be
     * @param least of a number; null for none
     * @param most of a number; null for none
     * @param values all that a word may be; empty for any
     * @param standard what it is when not given; null if the engine decides
     */
    public record Param(
            String name,
            Type type,
            @Nullable Double least,
            @Nullable Double most,
            List<String> values,
            @Nullable Object standard) {

        public Param {
            values = List.copyOf(values);
        }

        /** What a parameter may be. */
        public enum Type {
            INTEGER,
            NUMBER,
            WORD,
            YES_NO
        }
    }

    /**
     * One thing that a worker has looked at.
     *
     * @param name what, e.g. {@code disk} or {@code heygem.python}
     * @param level whether it will do
     * @param message what was found, and the remedy where it will not do
     * @param code the {@link Finding} that the message says in English; null where no word stands for it, and of a
     *     worker that knows none yet
     * @param args of its sentence
     */
    public record Check(
            String name,
            Level level,
            String message,
            @Nullable String code,
            Map<String, Object> args) {

        public Check {
            args = args == null ? Map.of() : Map.copyOf(args);
        }

        /** One whose message is a name or another program's own words. */
        public Check(String name, Level level, String message) {
            this(name, level, message, null, Map.of());
        }

        public static Check of(String name, Level level, Finding finding, Map<String, Object> args) {
            return new Check(name, level, finding.sentence(args), finding.word(), args);
        }

        /** Whether it will do. */
        public enum Level {
            OK,
            /** It will do, but somebody should look. */
            WARNING,
            /** Nothing can be rendered until it is mended. */
            BROKEN
        }
    }

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
