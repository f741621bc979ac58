package io.greenroom.gateway.workers;

import io.greenroom.gateway.BadSettingException;
import java.time.Duration;
import org.springframework.core.env.Environment;

/**
 * How long a worker is quarantined: twice as long each time, up to an hour.
 *
 * @param first GREENROOM_QUARANTINE_SECONDS, the first time, 1 to 3600, default 300
 */
record QuarantineTimes(Duration first) {

    static final Duration LONGEST = Duration.ofHours(1);

    /** @throws BadSettingException naming the setting */
    static QuarantineTimes from(Environment environment) {
        String value = environment.getProperty("GREENROOM_QUARANTINE_SECONDS", "300");
        try {
            int seconds = Integer.parseInt(value);
            if (seconds >= 1 && seconds <= LONGEST.toSeconds()) {
                return new QuarantineTimes(Duration.ofSeconds(seconds));
            }
        } catch (NumberFormatException noNumber) {
            // said below, as for a number out of range
        }
        throw new BadSettingException("GREENROOM_QUARANTINE_SECONDS", "must be a number of seconds from 1 to 3600");
    }

    /** @param before quarantines since the worker's last completed run */
    Duration next(int before) {
        Duration doubled = first.multipliedBy(1L << Math.min(before, 12));
        return doubled.compareTo(LONGEST) < 0 ? doubled : LONGEST;
    }
}
