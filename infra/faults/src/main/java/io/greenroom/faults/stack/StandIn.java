package io.greenroom.faults.stack;

/**
 * The engine of the farm: a script in place of a model. Its results are real videos of the audio's length, made by ffmpeg
 * from the presenter's video without encoding, after as many seconds of progress as the task's param {@code seconds} asks
 * for. It stands in for an engine on a graphics card, and says so in its output.
 */
public final class StandIn {

    /** What a task names in {@code params.engine}. */
    public static final String NAME = "stand-in";

    /** The param of a task: for how many seconds it tells of progress, 0 to 600; 2 unless given. */
    public static final String SECONDS = "seconds";

    private StandIn() {}
}
