package io.greenroom.gateway.paging;

import java.time.Instant;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The order of lists: by created_at, then id, both falling. For tables that have these two columns. */
public final class NewestFirst {

    private static final String SORT = "-created_at";

    private NewestFirst() {}

    /** The end of a query whose where clause stands already: what lies behind the cursor, in order, one page of it. */
    public static String clause(PageQuery page) {
        String beyond = page.after(SORT) == null
                ? ""
                : "and (created_at < :createdAt or (created_at = :createdAt and id < :id))\n";
        return beyond + "order by created_at desc, id desc\nlimit :limit";
    }

    /** Gives {@link #clause} its parameters. */
    public static JdbcClient.StatementSpec bind(JdbcClient.StatementSpec query, PageQuery page) {
        query.param("limit", page.fetch());
        Cursor after = page.after(SORT);
        return after == null
                ? query
                : query.param("createdAt", after.time()).param("id", after.id().toString());
    }

    /** Where a page ends whose last row is this one. */
    public static Cursor end(Instant createdAt, UUID id) {
        return new Cursor(SORT, createdAt.toString(), id);
    }
}
