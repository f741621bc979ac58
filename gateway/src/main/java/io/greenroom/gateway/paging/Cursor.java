package io.greenroom.gateway.paging;

import io.greenroom.gateway.problems.Problem;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Base64;
import java.util.List;
import java.util.UUID;

/**
 * Where a page ended. Opaque to callers.
 *
 * @param sort the order it belongs to, as the caller asked for it
 * @param value what the last row has in the sorted column; empty where the id alone decides
 * @param id the last row's
 */
public record Cursor(String sort, String value, UUID id) {
    private static final char SEPARATOR = '\n';

    /** The end of a page that is ordered by id alone. */
    public static Cursor ofId(UUID id) {
        return new Cursor("", "", id);
    }

    /**
     * The value as a time, in the text that SQL compares with times.
     *
     * @throws io.greenroom.gateway.problems.ProblemException the value is no time: the cursor was not made here
     */
    public String time() {
        try {
            return SqlText.of(Instant.parse(value));
        } catch (DateTimeParseException foreign) {
            throw Problem.VALIDATION_FAILED.at("cursor", "is not a cursor of this list");
        }
    }

    /**
     * The value as a whole number.
     *
     * @throws io.greenroom.gateway.problems.ProblemException the value is none: the cursor was not made here
     */
    public long number() {
        try {
            return Long.parseLong(value);
        } catch (NumberFormatException foreign) {
            throw Problem.VALIDATION_FAILED.at("cursor", "is not a cursor of this list");
        }
    }

    String token() {
        String text = id.toString() + SEPARATOR + sort + SEPARATOR + value;
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    static Cursor parse(String token) {
        try {
            String text = new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8);
            List<String> parts = List.of(text.split(String.valueOf(SEPARATOR), 3));
            return new Cursor(parts.get(1), parts.get(2), UUID.fromString(parts.get(0)));
        } catch (IllegalArgumentException | IndexOutOfBoundsException foreign) {
            throw Problem.VALIDATION_FAILED.at("cursor", "is not a cursor of this list");
        }
    }
}
