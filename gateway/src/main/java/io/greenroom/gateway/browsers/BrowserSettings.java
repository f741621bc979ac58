package io.greenroom.gateway.browsers;

import io.greenroom.gateway.BadSettingException;
import java.util.Arrays;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.core.env.Environment;

/**
 * What foreign pages may do.
 *
 * @param corsOrigins GREENROOM_CORS_ORIGINS, the origins whose pages may call the API with a key; none: only ours
 */
public record BrowserSettings(Set<String> corsOrigins) {
    private static final Pattern ORIGIN =
            Pattern.compile("https?://[a-z0-9.-]+(:\\d{1,5})?|https?://\\[[0-9a-f:]+](:\\d{1,5})?");

    public BrowserSettings {
        corsOrigins = Set.copyOf(corsOrigins);
    }

    /** @throws IllegalArgumentException naming the setting when it is wrong */
    public static BrowserSettings from(Environment environment) {
        Set<String> origins = Arrays.stream(
                        environment.getProperty("GREENROOM_CORS_ORIGINS", "").split(","))
                .map(String::strip)
                .filter(origin -> !origin.isEmpty())
                .collect(Collectors.toSet());
        if (!origins.stream().allMatch(origin -> ORIGIN.matcher(origin).matches())) {
            throw new BadSettingException(
                    "GREENROOM_CORS_ORIGINS", "must be origins such as https://studio.example.com, with commas, no *");
        }
        return new BrowserSettings(origins);
    }
}
