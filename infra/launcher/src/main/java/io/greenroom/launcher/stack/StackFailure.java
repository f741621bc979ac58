package io.greenroom.launcher.stack;

/** The stack cannot be started or stopped as asked. The message is one line for the user and ends with the remedy. */
public final class StackFailure extends RuntimeException {
    public StackFailure(String message) {
        super(message);
    }

    StackFailure(String message, Throwable cause) {
        super(message, cause);
    }
}
