package io.greenroom.events;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The render command: one attempt of a task, for whichever worker takes it first.
 *
 * @param engine the engine's name; also the queue it travels in
 * @param video the presenter's video
 * @param audio what the presenter says
 * @param params the task's parameters over those of its digital human; unknown ones are ignored
 * @param excludedWorkers configured names of workers that proved unable: they hand the task back without cost
 */
public record TaskSubmitted(
        @JsonUnwrapped Header header,
        String engine,
        StoredObject video,
        StoredObject audio,
        Map<String, Object> params,
        List<String> excludedWorkers)
        implements Message {

    public TaskSubmitted {
        Objects.requireNonNull(engine, "engine");
        Objects.requireNonNull(video, "video");
        Objects.requireNonNull(audio, "audio");
        params = Map.copyOf(params);
        excludedWorkers = List.copyOf(excludedWorkers);
    }
}
