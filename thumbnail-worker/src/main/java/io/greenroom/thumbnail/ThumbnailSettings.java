package io.greenroom.thumbnail;

import io.greenroom.media.FfmpegSettings;
import io.greenroom.media.StoreSettings;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What the thumbnail worker must be told: environment variables of the same names in every way of running it.
 *
 * @param name GREENROOM_WORKER_NAME, unique among the thumbnail workers of a home; the host's name
 * @param home GREENROOM_HOME, for scratch files and the unpacked ffmpeg; {@code .greenroom}
 * @param slots GREENROOM_THUMBNAIL_SLOTS, how many requests at once, 1 to 16; 1
 * @param amqpUri GREENROOM_AMQP_URI
 * @param store GREENROOM_S3_ENDPOINT, _ACCESS_KEY, _SECRET_KEY, _BUCKET
 * @param ffmpeg GREENROOM_MEDIA_FFMPEG; else from PATH, else our own
 */
record ThumbnailSettings(
        String name, Path home, int slots, String amqpUri, StoreSettings store, FfmpegSettings ffmpeg) {

    private static final String NAME = "[A-Za-z0-9][A-Za-z0-9._-]{0,59}";
    private static final String SLOTS = "[1-9]|1[0-6]";
    private static final String AMQP = "amqps?://.+";

    /**
     * Reads and checks them.
     *
     * @param variables gives a variable's value; null where it is not set
     * @throws IllegalArgumentException in one line, naming the first that is missing or wrong, and the remedy
     */
    static ThumbnailSettings from(Function<String, @Nullable String> variables) {
        String name = given(variables, "GREENROOM_WORKER_NAME", hostName());
        if (!name.matches(NAME)) {
            throw new IllegalArgumentException("GREENROOM_WORKER_NAME is '" + name
                    + "': it must be 1 to 60 letters, digits, dots, underscores or hyphens");
        }
        Path home = Path.of(given(variables, "GREENROOM_HOME", ".greenroom"))
                .toAbsolutePath()
                .normalize();
        String slots = given(variables, "GREENROOM_THUMBNAIL_SLOTS", "1");
        if (!slots.matches(SLOTS)) {
            throw new IllegalArgumentException(
                    "GREENROOM_THUMBNAIL_SLOTS is '" + slots + "': it must be a number from 1 to 16");
        }
        String amqpUri = given(variables, "GREENROOM_AMQP_URI", "");
        if (!amqpUri.matches(AMQP)) {
            throw new IllegalArgumentException(
                    "GREENROOM_AMQP_URI is " + (amqpUri.isEmpty() ? "not set" : "no such URI")
                            + ": it must be like amqp://user:password@host:5672/vhost");
        }
        return new ThumbnailSettings(
                name,
                home,
                Integer.parseInt(slots),
                amqpUri,
                StoreSettings.from(variables),
                FfmpegSettings.from(variables, home));
    }

    private static String hostName() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "thumbnail-worker";
        }
    }

    private static String given(Function<String, @Nullable String> variables, String variable, String otherwise) {
        String value = Objects.requireNonNullElse(variables.apply(variable), "").trim();
        return value.isEmpty() ? otherwise : value;
    }
}
