package io.greenroom.gateway.limits;

import io.greenroom.gateway.BadSettingException;
import io.greenroom.gateway.addresses.AddressRange;
import java.util.Arrays;
import java.util.List;
import org.springframework.core.env.Environment;

/**
 * How much one caller may take. Each gateway counts requests by itself; tasks and bytes are counted in the database.
 *
 * @param ratePerSecond GREENROOM_RATE_PER_SECOND, requests a second of one key, twice as many at once; 0: any number
 * @param ratePerAddress GREENROOM_RATE_PER_ADDRESS, requests a second without a valid key from one address, ten times as
 *     many at once; 0: any number
 * @param maxPending GREENROOM_MAX_PENDING, pending tasks of a workspace whose own row does not say; 0: any number
 * @param maxStoredBytes GREENROOM_MAX_STORED_BYTES, bytes of uploads and results of a workspace whose own row does not
 *     say; 0: any number
 * @param trustedProxies GREENROOM_TRUSTED_PROXIES, whose {@code X-Forwarded-For} and {@code -Proto} are believed
 */
public record LimitSettings(
        int ratePerSecond, int ratePerAddress, int maxPending, long maxStoredBytes, List<AddressRange> trustedProxies) {

    /** So that times of refilling stay exact. */
    private static final int HIGHEST_RATE = 1_000_000;

    public LimitSettings {
        trustedProxies = List.copyOf(trustedProxies);
    }

    /** @throws IllegalArgumentException naming the first setting that is wrong */
    public static LimitSettings from(Environment environment) {
        return new LimitSettings(
                (int) number(environment, "GREENROOM_RATE_PER_SECOND", 100, HIGHEST_RATE),
                (int) number(environment, "GREENROOM_RATE_PER_ADDRESS", 20, HIGHEST_RATE),
                (int) number(environment, "GREENROOM_MAX_PENDING", 10_000, Integer.MAX_VALUE),
                number(environment, "GREENROOM_MAX_STORED_BYTES", 0, Long.MAX_VALUE),
                proxies(environment.getProperty("GREENROOM_TRUSTED_PROXIES", "")));
    }

    private static long number(Environment environment, String name, long byDefault, long most) {
        String value = environment.getProperty(name, "");
        try {
            long number = value.isBlank() ? byDefault : Long.parseLong(value);
            if (number >= 0 && number <= most) {
                return number;
            }
        } catch (NumberFormatException noNumber) {
            // said below, as for a number out of range
        }
        throw new BadSettingException(name, "must be a number up to " + most + ", or 0 for no limit");
    }

    private static List<AddressRange> proxies(String list) {
        try {
            return Arrays.stream(list.split(","))
                    .map(String::strip)
                    .filter(text -> !text.isEmpty())
                    .map(AddressRange::parse)
                    .toList();
        } catch (IllegalArgumentException unreadable) {
            throw new BadSettingException(
                    "GREENROOM_TRUSTED_PROXIES", "must be IP addresses or blocks such as 10.0.0.0/8, with commas");
        }
    }
}
