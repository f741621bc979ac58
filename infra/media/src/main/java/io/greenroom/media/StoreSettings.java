package io.greenroom.media;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Where the object store is and who we are there.
 *
 * @param endpoint http or https address without a path, such as {@code http://127.0.0.1:9000}
 * @param accessKey never logged
 * @param secretKey never logged
 * @param bucket the one bucket that holds everything of an installation
 */
public record StoreSettings(URI endpoint, String accessKey, String secretKey, String bucket) {

    private static final String DEFAULT_BUCKET = "greenroom";

    /** @throws IllegalArgumentException naming the environment variable that is missing or wrong, and the remedy */
    public StoreSettings {
        if (endpoint == null || endpoint.toString().isBlank()) {
            throw new IllegalArgumentException(
                    "GREENROOM_S3_ENDPOINT is not set: give the address of the object store, e.g. http://127.0.0.1:9000");
        }
        if (!("http".equals(endpoint.getScheme()) || "https".equals(endpoint.getScheme()))
                || endpoint.getHost() == null) {
            throw new IllegalArgumentException(
                    "GREENROOM_S3_ENDPOINT is '" + endpoint + "': it must look like http://127.0.0.1:9000");
        }
        requireGiven("GREENROOM_S3_ACCESS_KEY", accessKey);
        requireGiven("GREENROOM_S3_SECRET_KEY", secretKey);
        if (bucket == null || !bucket.matches("[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]")) {
            throw new IllegalArgumentException("GREENROOM_S3_BUCKET is '" + bucket
                    + "': 3 to 63 lower-case letters, digits, dots or hyphens are allowed");
        }
    }

    /**
     * Reads GREENROOM_S3_ENDPOINT, _ACCESS_KEY, _SECRET_KEY and _BUCKET.
     *
     * @param variables gives a variable's value; null where it is not set
     * @throws IllegalArgumentException naming the variable that is missing or wrong, and the remedy
     */
    public static StoreSettings from(Function<String, @Nullable String> variables) {
        String endpoint = Objects.requireNonNullElse(variables.apply("GREENROOM_S3_ENDPOINT"), "");
        try {
            return new StoreSettings(
                    new URI(endpoint.trim()),
                    Objects.requireNonNullElse(variables.apply("GREENROOM_S3_ACCESS_KEY"), ""),
                    Objects.requireNonNullElse(variables.apply("GREENROOM_S3_SECRET_KEY"), ""),
                    Objects.requireNonNullElse(variables.apply("GREENROOM_S3_BUCKET"), DEFAULT_BUCKET));
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException(
                    "GREENROOM_S3_ENDPOINT is '" + endpoint + "': it must look like http://127.0.0.1:9000");
        }
    }

    /** The same store under another address. */
    public StoreSettings at(URI other) {
        return new StoreSettings(other, accessKey, secretKey, bucket);
    }

    private static void requireGiven(String variable, String value) {
        if (value == null || value.isBlank()) {
            throw new IllegalArgumentException(
                    variable + " is not set: give the credentials that the object store was set up with");
        }
    }

    /** Without the secrets, so that a logged record gives nothing away. */
    @Override
    public String toString() {
        return "StoreSettings[endpoint=" + endpoint + ", bucket=" + bucket + "]";
    }
}
