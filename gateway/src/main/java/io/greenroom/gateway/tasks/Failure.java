package io.greenroom.gateway.tasks;

import io.greenroom.events.FailureCode;
import io.greenroom.events.FailureReason;
import io.greenroom.events.RenderFailed;
import java.util.Map;

/**
 * Why a run did not come to a result, as it is kept with the task.
 *
 * @param code decides what happens next
 * @param reason the cause more closely, for translators
 * @param args of the reason's sentence
 * @param message the sentence in English
 */
record Failure(FailureCode code, FailureReason reason, Map<String, Object> args, String message) {

    Failure {
        message = LogLine.fitting(message);
    }

    /** As the run told it. */
    static Failure of(RenderFailed event) {
        return new Failure(event.code(), event.reason(), event.args(), event.message());
    }

    /** As the gateway itself judges. */
    static Failure of(FailureReason reason, Map<String, Object> args) {
        return new Failure(reason.code(), reason, args, reason.sentence(args));
    }
}
