package io.greenroom.render.engine;

import io.greenroom.events.FailureCode;
import io.greenroom.events.FailureReason;
import java.util.List;
import java.util.Map;

/** A run has failed: the reason with the arguments of its sentence. */
public final class EngineException extends Exception {

    private final FailureReason reason;
    private final transient Map<String, Object> args;
    private final transient List<String> lastLines;

    public EngineException(FailureReason reason, Map<String, Object> args) {
        this(reason, args, List.of());
    }

    /** @param lastLines the end of the program's output, for whoever has to find out */
    public EngineException(FailureReason reason, Map<String, Object> args, List<String> lastLines) {
        super(reason.sentence(args));
        this.reason = reason;
        this.args = Map.copyOf(args);
        this.lastLines = List.copyOf(lastLines);
    }

    public FailureReason reason() {
        return reason;
    }

    public FailureCode code() {
        return reason.code();
    }

    /** Of the reason's sentence. */
    public Map<String, Object> args() {
        return args;
    }

    /** The message, for a person. */
    public String sentence() {
        return reason.sentence(args);
    }

    public List<String> lastLines() {
        return lastLines;
    }
}
