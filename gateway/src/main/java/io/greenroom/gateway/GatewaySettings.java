package io.greenroom.gateway;

import io.greenroom.media.StoreSettings;
import java.net.URI;
import java.nio.file.Path;
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
 * @param adminKey GREENROOM_ADMIN_KEY, the operator's own key; null: made, and kept in {@code home}
 * @param home GREENROOM_HOME, a folder for what must outlive the process; null: there is none
 * @param maxVideoBytes GREENROOM_MAX_VIDEO_BYTES, the largest upload that is a video
 * @param maxAudioBytes GREENROOM_MAX_AUDIO_BYTES, the largest upload that is not
 */
public record GatewaySettings(
        String mysqlUrl,
        @Nullable String mysqlUser,
        @Nullable String mysqlPassword,
        String amqpUri,
        StoreSettings store,
        String defaultEngine,
        Duration lease,
        @Nullable String adminKey,
        @Nullable Path home,
        long maxVideoBytes,
        long maxAudioBytes) {

    /** Engine names are queue names: short, plain, lower case. */
    public static final Pattern ENGINE_NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,39}");

    private static final int DEFAULT_LEASE_SECONDS = 30;
    private static final int MIN_ADMIN_KEY_LENGTH = 32;
    private static final long MEBIBYTE = 1024 * 1024;

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
                Duration.ofSeconds(leaseSeconds(environment)),
                adminKey(environment),
                home(environment),
                bytes(environment, "GREENROOM_MAX_VIDEO_BYTES", 2048 * MEBIBYTE),
                bytes(environment, "GREENROOM_MAX_AUDIO_BYTES", 500 * MEBIBYTE));
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

    private static @Nullable String adminKey(Environment environment) {
        String key = environment.getProperty("GREENROOM_ADMIN_KEY", "").strip();
        if (key.isEmpty() && environment.getProperty("GREENROOM_HOME", "").isBlank()) {
            throw new BadSettingException(
                    "GREENROOM_ADMIN_KEY", "is not set; give a key, or GREENROOM_HOME to have one made and kept there");
        }
        if (!key.isEmpty() && key.length() < MIN_ADMIN_KEY_LENGTH) {
            throw new BadSettingException(
                    "GREENROOM_ADMIN_KEY",
                    "has " + key.length() + " characters; give " + MIN_ADMIN_KEY_LENGTH
                            + " or more, such as openssl rand -hex 24 prints");
        }
        return key.isEmpty() ? null : key;
    }

    private static @Nullable Path home(Environment environment) {
        String home = environment.getProperty("GREENROOM_HOME", "");
        return home.isBlank() ? null : Path.of(home);
    }

    private static long bytes(Environment environment, String name, long byDefault) {
        String value = environment.getProperty(name, String.valueOf(byDefault));
        try {
            long bytes = Long.parseLong(value);
            if (bytes > 0) {
                return bytes;
            }
        } catch (NumberFormatException noNumber) {
            // said below, as for a number out of range
        }
        throw new BadSettingException(name, "must be a number of bytes");
    }
}
