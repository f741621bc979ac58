package io.greenroom.launcher.stack;

import java.nio.file.Path;

/** The stack cannot be started or stopped as asked. The message is one line for the user and ends with the remedy. */
public final class StackFailure extends RuntimeException {
    public StackFailure(String message) {
        super(message);
    }

    StackFailure(String message, Throwable cause) {
        super(message, cause);
    }

    static StackFailure notBuilt(Path missing) {
        return new StackFailure(missing + " is not built: start through ./greenroom, which builds what is missing");
    }
}
