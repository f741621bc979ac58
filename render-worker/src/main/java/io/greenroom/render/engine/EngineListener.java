package io.greenroom.render.engine;

import io.greenroom.events.Note;
import io.greenroom.events.Stage;
import java.util.Map;

/** Hears how an engine gets on. Called from any thread, and quickly. */
public interface EngineListener {

    /**
     * The engine has got so far.
     *
     * @param percent of the engine's own work, 0 to 100
     * @param estimated whether it is guessed from time rather than counted
     */
    void progressed(Stage stage, int percent, boolean estimated);

    /** A line that the engine said, for the run's raw output. */
    void said(String line);

    /** Something for the task's log. */
    void noted(Note note, Map<String, Object> args);
}
