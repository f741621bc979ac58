package io.greenroom.render.engine;

import io.greenroom.events.WorkerHeartbeat.EngineOffer;
import io.greenroom.events.WorkerHeartbeat.Param;
import java.time.Duration;
import java.util.List;

/**
 * An engine that this worker has, and what others must know of it.
 *
 * @param name as tasks name it
 * @param lipSync whether the mouth follows the audio
 * @param lengthTolerance by how much its results may differ from the audio's length
 * @param form in what form it wants its inputs
 * @param params what it understands in a task's params
 * @param selfCheck looks whether it can work here
 * @param engine does the work
 */
public record OfferedEngine(
        String name,
        boolean lipSync,
        Duration lengthTolerance,
        InputForm form,
        List<Param> params,
        SelfCheck selfCheck,
        Engine engine) {

    public OfferedEngine {
        params = List.copyOf(params);
    }

    /** As heartbeats tell it. */
    EngineOffer offer() {
        return new EngineOffer(name, lipSync, params);
    }
}
