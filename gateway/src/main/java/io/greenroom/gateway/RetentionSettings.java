package io.greenroom.gateway;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;

/**
 * How long things are kept that nobody may need any more: numbers with s, m, h or d, or {@code keep}.
 *
 * @param tasks GREENROOM_RETENTION, the age at which a task that has ended goes with its story and its video; null: never
 * @param uploads GREENROOM_UPLOADS_RETENTION, the age at which an upload goes that nothing uses; null: never
 * @param audit GREENROOM_AUDIT_RETENTION, the age at which it is forgotten who did what; null: never
 * @param safety GREENROOM_RETENTION_SAFETY, the age up to which an object that no row refers to may still be somebody's:
 *     an upload, a result or a picture whose row is about to come
 */
public record RetentionSettings(
        @Nullable Duration tasks,
        @Nullable Duration uploads,
        @Nullable Duration audit,
        Duration safety) {

    private static final String KEEP = "keep";
    private static final Pattern AGE = Pattern.compile("(\\d{1,5})([smhd])");

    /** @throws IllegalArgumentException naming the first setting that is wrong */
    public static RetentionSettings from(Environment environment) {
        return new RetentionSettings(
                ageOrKeep(environment, "GREENROOM_RETENTION", KEEP),
                ageOrKeep(environment, "GREENROOM_UPLOADS_RETENTION", "7d"),
                ageOrKeep(environment, "GREENROOM_AUDIT_RETENTION", "365d"),
                age("GREENROOM_RETENTION_SAFETY", environment.getProperty("GREENROOM_RETENTION_SAFETY", "24h")));
    }

    private static @Nullable Duration ageOrKeep(Environment environment, String name, String byDefault) {
        String value = environment.getProperty(name, byDefault);
        return value.equals(KEEP) ? null : age(name, value);
    }

    private static Duration age(String name, String value) {
        Matcher parts = AGE.matcher(value);
        if (!parts.matches()) {
            String keep = name.endsWith("SAFETY") ? "" : ", or keep";
            throw new BadSettingException(name, "must be a number with s, m, h or d, such as 30d or 12h" + keep);
        }
        long number = Long.parseLong(parts.group(1));
        return switch (parts.group(2)) {
            case "s" -> Duration.ofSeconds(number);
            case "m" -> Duration.ofMinutes(number);
            case "h" -> Duration.ofHours(number);
            default -> Duration.ofDays(number);
        };
    }
}
