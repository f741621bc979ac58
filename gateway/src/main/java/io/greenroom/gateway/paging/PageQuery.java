package io.greenroom.gateway.paging;

import io.greenroom.gateway.problems.Problem;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which page a caller wants: the query parameters limit, cursor and count. A controller takes it as a parameter.
 *
 * @param limit rows at most, 1 to 200
 * @param cursor where the last page ended; null: from the start
 * @param count whether the total is wanted too
 */
public record PageQuery(int limit, @Nullable Cursor cursor, boolean count) {
    /** Counting stops here: a number beyond it helps nobody and costs a scan. */
    public static final int COUNT_AT_MOST = 10_000;

    static final int DEFAULT_LIMIT = 50;
    static final int MAX_LIMIT = 200;

    /** @param token of the page before; null: from the start */
    public static PageQuery of(int limit, @Nullable String token) {
        return new PageQuery(limit, token == null ? null : Cursor.parse(token), false);
    }

    /** One row more than wanted, which tells whether there are more. */
    public int fetch() {
        return limit + 1;
    }

    /** The cursor of a list in this order; null: from the start. A cursor from another order is refused. */
    public @Nullable Cursor after(String sort) {
        if (cursor != null && !cursor.sort().equals(sort)) {
            throw Problem.VALIDATION_FAILED.at("cursor", "belongs to a list in another order");
        }
        return cursor;
    }

    /** The last id of a list ordered by id alone; null: from the start. */
    public @Nullable UUID afterId() {
        Cursor after = after("");
        return after == null ? null : after.id();
    }
}
