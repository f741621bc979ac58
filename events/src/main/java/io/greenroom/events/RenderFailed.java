package io.greenroom.events;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;
import java.util.Map;

/**
 * A run has failed.
 *
 * @param code what went wrong; decides whether it is tried again
 * @param reason the cause more closely; its code is {@code code}
 * @param args of the reason's sentence
 * @param message the reason's sentence in English: cause and remedy
 * @param lastLines the end of the engine's output, at most 50 lines
 */
public record RenderFailed(
        @JsonUnwrapped Header header,
        FailureCode code,
        FailureReason reason,
        Map<String, Object> args,
        String message,
        List<String> lastLines)
        implements RunEvent {

    public RenderFailed {
        args = Map.copyOf(args);
        lastLines = List.copyOf(lastLines);
    }

    /** With all that follows from the reason. */
    public static RenderFailed of(
            Header header, FailureReason reason, Map<String, Object> args, List<String> lastLines) {
        return new RenderFailed(header, reason.code(), reason, args, reason.sentence(args), lastLines);
    }
}
