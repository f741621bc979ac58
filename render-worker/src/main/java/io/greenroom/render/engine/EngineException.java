package io.greenroom.render.engine;

import io.greenroom.events.FailureCode;
import java.util.List;

/** A run has failed, with the code that decides what happens next and a sentence for a person. */
public final class EngineException extends Exception {

    private final FailureCode code;
    private final String sentence;
    private final transient List<String> lastLines;

    public EngineException(FailureCode code, String message) {
        this(code, message, List.of());
    }

    /** @param lastLines the end of the program's output, for whoever has to find out */
    public EngineException(FailureCode code, String message, List<String> lastLines) {
        super(message);
        this.code = code;
        this.sentence = message;
        this.lastLines = List.copyOf(lastLines);
    }

    public FailureCode code() {
        return code;
    }

    /** The message, for a person. */
    public String sentence() {
        return sentence;
    }

    public List<String> lastLines() {
        return lastLines;
    }
}
