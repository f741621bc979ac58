package io.greenroom.render.program;

import io.greenroom.events.FailureReason;
import io.greenroom.events.Stage;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a line of an engine's output means. */
public sealed interface Meaning {

    /** Nothing in particular: a line for the raw output, and a sign of life. */
    record Talk() implements Meaning {}

    /**
     * The engine has got so far.
     *
     * @param percent of the engine's own work, 0 to 100
     */
    record Reached(Stage stage, int percent) implements Meaning {}

    /**
     * A counter was shown, such as a progress bar: too often to be kept among the last lines.
     *
     * @param moved whether it has moved since it was shown last; only then it is a sign of life
     * @param reached how far the engine has got by it; null if it tells nothing of that
     */
    record Counted(boolean moved, @Nullable Reached reached) implements Meaning {}

    /** Where the engine says it has put its result; the program may call it what it likes. */
    record ResultAt(String path) implements Meaning {}

    /** The engine has said its last word; what its processes do from now on is of no interest. */
    record Finished() implements Meaning {}

    /**
     * It has failed.
     *
     * @param endNow whether the program is to be ended at once, since it will not end by itself
     */
    record Failed(FailureReason reason, Map<String, Object> args, boolean endNow) implements Meaning {}

    Meaning TALK = new Talk();
}
