package io.greenroom.gateway;

import org.springframework.core.env.Environment;

/**
 * How workers are shared out.
 *
 * @param maxRunning GREENROOM_MAX_RUNNING, how many tasks of one workspace may be with workers at once where the
 *     workspace's own row does not say; 0: any number
 */
public record DispatchSettings(int maxRunning) {

    /** @throws IllegalArgumentException naming the setting that is wrong */
    public static DispatchSettings from(Environment environment) {
        try {
            int most = Integer.parseInt(environment.getProperty("GREENROOM_MAX_RUNNING", "0"));
            if (most >= 0) {
                return new DispatchSettings(most);
            }
        } catch (NumberFormatException noNumber) {
            // said below, as for a number out of range
        }
        throw new BadSettingException("GREENROOM_MAX_RUNNING", "must be a number of tasks, or 0 for no cap");
    }
}
