package io.greenroom.gateway.files;

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

/** The uploads page by page, newest first. */
@Repository
class FileLists {
    private static final String MATCHING = """
            from files
            where (:workspace is null or workspace_id = :workspace)
              and (:kind is null or kind = :kind)
              and (:name is null or name like :name escape '!')
              and (:sha256 is null or sha256 = :sha256)
            """;

    private final JdbcClient jdbc;
    private final JsonMapper json;

    FileLists(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    Page<StoredFile> list(FileFilter filter, PageQuery page) {
        String rows = "select " + StoredFiles.COLUMNS + MATCHING + NewestFirst.clause(page);
        return Page.of(
                page,
                NewestFirst.bind(matching(rows, filter), page).query(this::file).list(),
                last -> NewestFirst.end(last.createdAt(), last.id()),
                () -> matching("select count(*) from (select id " + MATCHING + "limit :most) counted", filter)
                        .param("most", PageQuery.COUNT_AT_MOST)
                        .query(Long.class)
                        .single());
    }

    private JdbcClient.StatementSpec matching(String sql, FileFilter filter) {
        UUID workspace = filter.workspaceId();
        return jdbc.sql(sql)
                .param("workspace", workspace == null ? null : workspace.toString())
                .param("kind", filter.kind())
                .param("name", filter.namePattern())
                .param("sha256", filter.sha256());
    }

    private StoredFile file(ResultSet row, int number) throws SQLException {
        String probe = row.getString("probe");
        return new StoredFile(
                UUID.fromString(row.getString("id")),
                UUID.fromString(row.getString("workspace_id")),
                row.getString("path"),
                row.getString("kind"),
                row.getString("name"),
                row.getString("content_type"),
                row.getLong("size_bytes"),
                row.getString("sha256"),
                row.getObject("duration_ms", Long.class),
                flag(row, "has_audio"),
                flag(row, "has_video"),
                probe == null ? null : json.readTree(probe),
                row.getString("api_key"),
                row.getTimestamp("created_at").toInstant());
    }

    private static @Nullable Boolean flag(ResultSet row, String column) throws SQLException {
        boolean set = row.getBoolean(column);
        return row.wasNull() ? null : set;
    }
}
