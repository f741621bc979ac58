package io.greenroom.render.engine;

/** Makes a talking video. Files in, a file out; one render at a time on each slot. */
public interface Engine {

    /**
     * Renders {@link EngineInput#output}. When this returns, the file is there and nothing of the engine is left
     * running; whether the file is any good is for the verification to say. When it throws, nothing is left running
     * either, and what it wrote is of no use.
     *
     * @param listener hears of progress, on any thread
     * @param cancellation ends the render within a few seconds, from any thread
     * @throws EngineException the render failed: INPUT_INVALID and AUDIO_INVALID (the engine does not take the files),
     *     MULTIPLE_FACES, FACE_OR_MODEL, INPUT_IGNORED (it rendered something else), ENGINE_STALLED, TIMED_OUT,
     *     GPU_OUT_OF_MEMORY, NO_RESULT, ENGINE_FAILED and ENGINE_RESTARTED; ENGINE_SETUP and WORKER_BROKEN mean that this
     *     machine can render nothing until somebody mends it
     * @throws RunStoppedException cancelled
     * @throws InterruptedException the thread was interrupted, which ends the render like a cancellation
     */
    void render(EngineInput input, EngineListener listener, Cancellation cancellation)
            throws EngineException, RunStoppedException, InterruptedException;

    /**
     * Whether a slot can be given a task for this engine now. Asked by the slot's own thread before it takes one and every
     * half second while it waits, never while it renders; may take some seconds.
     */
    default boolean canRenderOn(int slot) {
        return true;
    }
}
