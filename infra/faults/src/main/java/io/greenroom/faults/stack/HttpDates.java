package io.greenroom.faults.stack;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Moves the {@code Date} in the head of an HTTP answer, in place: a date always has the same length. */
final class HttpDates {

    private static final Pattern DATE =
            Pattern.compile("\r\nDate: (\\w{3}, \\d\\d \\w{3} \\d{4} \\d\\d:\\d\\d:\\d\\d GMT)\r\n");

    /** RFC 9110 5.6.7; Java's own RFC 1123 form writes one digit for the days 1 to 9. */
    private static final DateTimeFormatter FORM =
            DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH);

    private HttpDates() {}

    /** @param piece holds whole heads: servers write a head at once */
    static void move(byte[] piece, int length, Duration by) {
        if (by.isZero()) {
            return;
        }
        Matcher dates = DATE.matcher(new String(piece, 0, length, StandardCharsets.ISO_8859_1));
        while (dates.find()) {
            byte[] moved = moved(dates.group(1), by).getBytes(StandardCharsets.ISO_8859_1);
            System.arraycopy(moved, 0, piece, dates.start(1), moved.length);
        }
    }

    private static String moved(String date, Duration by) {
        try {
            return ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .plus(by)
                    .format(FORM);
        } catch (DateTimeParseException e) {
            return date;
        }
    }
}
