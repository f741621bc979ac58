package io.greenroom.render.heygemhttp;

import io.greenroom.events.FailureReason;
import io.greenroom.render.engine.EngineException;
import io.greenroom.render.heygem.HeygemFailures;
import io.greenroom.render.program.Meaning;
import java.util.List;
import java.util.Map;

/** What the message means with which the service ends a run that has failed. */
final class ServiceFailure {

    /** Three times in vain for the audio's length: what we have put into the share is not in the container's. */
    private static final String SEES_NO_FILES = "三次获取音频时长失败";
    /** The service's own timeout, 600 s after the start. */
    private static final String NO_RESULT = "no final result";

    private ServiceFailure() {}

    /** The service's own words, else those of the program that it runs; SERVICE_FAILED where it is none of these. */
    static EngineException of(String message) {
        String why = message.isBlank() ? "it gives no reason" : message.strip();
        if (message.contains(SEES_NO_FILES)) {
            return new EngineException(FailureReason.SERVICE_SEES_NO_FILES, Map.of(), List.of(why));
        }
        if (message.contains(NO_RESULT)) {
            return new EngineException(FailureReason.NO_RESULT, Map.of(), List.of(why));
        }
        Meaning.Failed programs = HeygemFailures.read(message);
        return programs == null
                ? new EngineException(FailureReason.SERVICE_FAILED, Map.of("why", why), List.of(why))
                : new EngineException(programs.reason(), programs.args(), List.of(why));
    }
}
