package io.greenroom.render.heygemhttp;

import java.time.Duration;

/**
 * How long a service is borne with.
 *
 * @param poll between two questions
 * @param busy while it works for somebody else
 * @param outage while it does not answer, or has a trouble of its own
 * @param stall for a step that has no length of its own; the audio's length is added
 * @param start of a run, whatever its length
 * @param factor how many times the audio's length a run may take, besides
 */
record ServicePatience(Duration poll, Duration busy, Duration outage, Duration stall, Duration start, int factor) {

    /** As the real service needs it: the container takes 15 s to be back after a restart, a model as long to load. */
    static ServicePatience with(Duration busy, int factor) {
        return new ServicePatience(
                Duration.ofSeconds(2),
                busy,
                Duration.ofMinutes(2),
                Duration.ofMinutes(5),
                Duration.ofMinutes(3),
                factor);
    }

    Duration total(Duration audioLength) {
        return start.plus(audioLength.multipliedBy(factor));
    }

    Duration step(Duration audioLength) {
        return stall.plus(audioLength);
    }
}
