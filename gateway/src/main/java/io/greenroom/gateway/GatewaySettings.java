package io.greenroom.gateway;

import io.greenroom.media.StoreSettings;
import java.net.URI;
import java.time.Duration;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;

/**
 * What the gateway must be told: environment variables of the same names in every way of running it.
 *
 * @param mysqlUrl GREENROOM_MYSQL_URL, a JDBC URL
 * @param mysqlUser GREENROOM_MYSQL_USER; null when the URL carries it
 * @param mysqlPassword GREENROOM_MYSQL_PASSWORD; null when the URL carries it
 * @param amqpUri GREENROOM_AMQP_URI
 * @param store GREENROOM_S3_ENDPOINT, _ACCESS_KEY, _SECRET_KEY, _BUCKET
 * @param defaultEngine GREENROOM_DEFAULT_ENGINE, what renders a task that names no engine
 * @param lease GREENROOM_LEASE_SECONDS, how long a run is believed after its worker's last heartbeat
 */
public record GatewaySettings(
        String mysqlUrl,
        @Nullable String mysqlUser,
        @Nullable String mysqlPassword,
        String amqpUri,
        StoreSettings store,
        String defaultEngine,
        Duration lease) {

    /** Engine names are queue names: short, plain, lower case. */
    public static final Pattern ENGINE_NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,39}");

    private static final int DEFAULT_LEASE_SECONDS = 30;

    /** @throws IllegalArgumentException naming the first setting that is missing or wrong */
    public static GatewaySettings from(Environment environment) {
        String mysql = required(
                environment,
                "GREENROOM_MYSQL_URL",
                "jdbc:mysql://",
                "jdbc:mysql://host:3306/greenroom?user=..&password=..");
        String amqp = required(environment, "GREENROOM_AMQP_URI", "amqp", "amqp://user:password@host:5672/vhost");
        StoreSettings store = new StoreSettings(
                URI.create(environment.getProperty("GREENROOM_S3_ENDPOINT", "")),
                environment.getProperty("GREENROOM_S3_ACCESS_KEY", ""),
                environment.getProperty("GREENROOM_S3_SECRET_KEY", ""),
                environment.getProperty("GREENROOM_S3_BUCKET", "greenroom"));
        String engine = environment.getProperty("GREENROOM_DEFAULT_ENGINE", "ffmpeg");
        if (!ENGINE_NAME.matcher(engine).matches()) {
            throw new BadSettingException("GREENROOM_DEFAULT_ENGINE", "must be an engine's name such as ffmpeg");
        }
        return new GatewaySettings(
                mysql,
                environment.getProperty("GREENROOM_MYSQL_USER"),
                environment.getProperty("GREENROOM_MYSQL_PASSWORD"),
                amqp,
                store,
                engine,
                Duration.ofSeconds(leaseSeconds(environment)));
    }

    private static String required(Environment environment, String name, String prefix, String example) {
        String value = environment.getProperty(name, "");
        if (value.isBlank()) {
            throw new BadSettingException(name, "is not set; give " + example);
        }
        if (!value.startsWith(prefix)) {
            throw new BadSettingException(name, "must look like " + example);
        }
        return value;
    }

    private static int leaseSeconds(Environment environment) {
        String value = environment.getProperty("GREENROOM_LEASE_SECONDS", String.valueOf(DEFAULT_LEASE_SECONDS));
        try {
            int seconds = Integer.parseInt(value);
            if (seconds >= 10 && seconds <= 3600) {
                return seconds;
            }
        } catch (NumberFormatException noNumber) {
            // said below, as for a number out of range
        }
        throw new BadSettingException("GREENROOM_LEASE_SECONDS", "must be a number of seconds from 10 to 3600");
    }
}
