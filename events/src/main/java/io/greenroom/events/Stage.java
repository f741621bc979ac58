package io.greenroom.events;

import java.util.Locale;

/** The steps of a run, in their order. */
public enum Stage {
    /** Inputs come from the store. */
    FETCH,
    /** Inputs are checked and made fit for the engine. */
    PREPARE,
    /** The engine loads its models. */
    LOAD,
    /** The engine makes frames. */
    RENDER,
    /** Frames and audio become one file. */
    MUX,
    /** The result is looked at before it counts. */
    VERIFY,
    /** The result goes to the store. */
    UPLOAD;

    /** As it is written in JSON and in the database. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
