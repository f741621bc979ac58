package io.greenroom.events;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;

/**
 * A run has failed.
 *
 * @param code what went wrong; decides whether it is tried again
 * @param message one sentence for a person, with the cause and what to do
 * @param lastLines the end of the engine's output, at most 50 lines
 */
public record RenderFailed(@JsonUnwrapped Header header, FailureCode code, String message, List<String> lastLines)
        implements RunEvent {}
