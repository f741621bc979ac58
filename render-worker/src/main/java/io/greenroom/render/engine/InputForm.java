package io.greenroom.render.engine;

/** In what form an engine wants its inputs. */
public enum InputForm {
    /** The video as uploaded (only through {@code UntrustedMedia}); the audio 48 kHz with one or two channels. */
    AS_UPLOADED,
    /**
     * The video as H.264 yuv420p without sound, constant frame rate of 25 to 30, upright, even sides of at most 1920
     * pixels, and a little longer than the audio: a shorter one is played forward and backward. The audio 44.1 kHz mono.
     */
    FITTED
}
