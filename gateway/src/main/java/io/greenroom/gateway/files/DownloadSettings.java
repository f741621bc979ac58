package io.greenroom.gateway.files;

import io.greenroom.gateway.BadSettingException;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;

/**
 * How videos and uploads leave.
 *
 * @param store GREENROOM_PRESIGNED_DOWNLOADS, where programs find the object store: they are sent there instead of being sent
 *     the content; null: they are not
 */
record DownloadSettings(@Nullable URI store) {
    private static final String NAME = "GREENROOM_PRESIGNED_DOWNLOADS";

    /**
     * @param endpoint where we find the object store
     * @throws IllegalArgumentException naming the setting that is wrong
     */
    static DownloadSettings from(Environment environment, URI endpoint) {
        String value = environment.getProperty(NAME, "off").strip();
        return switch (value) {
            case "off" -> new DownloadSettings(null);
            case "on" -> new DownloadSettings(endpoint);
            default -> new DownloadSettings(address(value));
        };
    }

    private static URI address(String value) {
        if (value.matches("https?://[A-Za-z0-9.:\\[\\]-]+/?")) {
            return URI.create(value);
        }
        throw new BadSettingException(
                NAME,
                "must be off, on, or the address at which programs reach the store, such as https://media.example.com");
    }
}
