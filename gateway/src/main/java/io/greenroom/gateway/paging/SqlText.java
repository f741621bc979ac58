package io.greenroom.gateway.paging;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/** What a caller gave, as text that SQL compares with. */
public final class SqlText {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSSSSS").withZone(ZoneOffset.UTC);

    private SqlText() {}

    /**
     * A time. Not a timestamp parameter: MariaDB 10.11 calls itself 5.5.5, which the driver takes for a server without
     * fractions of a second, and cuts them off.
     */
    public static String of(Instant time) {
        return TIME.format(time);
    }

    /** For {@code like .. escape '!'}: has this piece in it, with what it would take for a wildcard escaped; null for all. */
    public static @Nullable String containing(@Nullable String piece) {
        return piece == null ? null : "%" + piece.replaceAll("([!%_])", "!$1") + "%";
    }
}
