package io.greenroom.gateway.paging;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list.
 *
 * @param nextCursor asks for the next page; null on the last one
 * @param total rows over all pages, at most {@link PageQuery#COUNT_AT_MOST}; null and left out unless asked for
 */
public record Page<T>(
        List<T> data,
        @Nullable String nextCursor,
        boolean hasMore,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Long total) {

    /**
     * Cuts the page out of what was fetched.
     *
     * @param fetched up to {@link PageQuery#fetch()} rows in the list's order
     * @param end the cursor of a row
     * @param total asked only when the caller wants it
     */
    public static <R> Page<R> of(PageQuery query, List<R> fetched, Function<R, Cursor> end, LongSupplier total) {
        boolean more = fetched.size() > query.limit();
        List<R> rows = more ? fetched.subList(0, query.limit()) : fetched;
        String next = more ? end.apply(rows.get(rows.size() - 1)).token() : null;
        return new Page<>(List.copyOf(rows), next, more, query.count() ? total.getAsLong() : null);
    }

    /** The same page of something else. */
    public <S> Page<S> map(Function<T, S> view) {
        return new Page<>(data.stream().map(view).toList(), nextCursor, hasMore, total);
    }
}
