package io.greenroom.gateway.audit;

import io.greenroom.gateway.paging.NewestFirst;
import io.greenroom.gateway.paging.Page;
import io.greenroom.gateway.paging.PageQuery;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** What was kept, to be read. */
@Repository
class AuditEntries {

    private final JdbcClient jdbc;
    private final JsonMapper json;

    AuditEntries(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** Newest first. */
    Page<AuditEntry> list(AuditFilter filter, PageQuery page) {
        String sql = """
                select id, created_at, action, key_id, key_name, address, target, workspace_id, details
                from audit
                """ + AuditFilter.MATCHING + NewestFirst.clause(page);
        return Page.of(
                page,
                NewestFirst.bind(filter.bind(jdbc.sql(sql)), page)
                        .query(this::entry)
                        .list(),
                last -> NewestFirst.end(last.createdAt(), last.id()),
                () -> count(filter));
    }

    private long count(AuditFilter filter) {
        return filter.bind(jdbc.sql(
                        "select count(*) from (select id from audit " + AuditFilter.MATCHING + "limit :most) counted"))
                .param("most", PageQuery.COUNT_AT_MOST)
                .query(Long.class)
                .single();
    }

    private AuditEntry entry(ResultSet row, int number) throws SQLException {
        String details = row.getString("details");
        return new AuditEntry(
                UUID.fromString(row.getString("id")),
                row.getTimestamp("created_at").toInstant(),
                row.getString("action"),
                UUID.fromString(row.getString("key_id")),
                row.getString("key_name"),
                row.getString("address"),
                row.getString("target"),
                id(row.getString("workspace_id")),
                details == null ? null : json.readTree(details));
    }

    private static @Nullable UUID id(@Nullable String text) {
        return text == null ? null : UUID.fromString(text);
    }
}
