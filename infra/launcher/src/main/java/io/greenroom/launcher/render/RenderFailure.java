package io.greenroom.launcher.render;

/** No video came out. The message is one line for the user and ends with the remedy where there is one. */
public final class RenderFailure extends RuntimeException {
    RenderFailure(String message) {
        super(message);
    }

    RenderFailure(String message, Throwable cause) {
        super(message, cause);
    }
}
