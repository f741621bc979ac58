package io.greenroom.events;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.Map;

/**
 * Something about a run that belongs into its task's log and moves nothing.
 *
 * @param note what
 * @param args of its sentence
 */
public record RenderNoted(@JsonUnwrapped Header header, Note note, Map<String, Object> args) implements RunEvent {

    public RenderNoted {
        args = Map.copyOf(args);
    }
}
