package io.greenroom.gateway.uploads;

import io.greenroom.gateway.paging.NewestFirst;
import io.greenroom.gateway.paging.Page;
import io.greenroom.gateway.paging.PageQuery;
import io.greenroom.media.SentPart;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * The uploads that come in pieces. Of all requests that bring bytes of one, the last that claimed it may write: what an
 * earlier one, whose client has long gone away, still has in hand changes nothing. A null workspace stands for all of them.
 */
@Repository
class ResumableUploads {
    private static final String SELECT = """
            select id, workspace_id, api_key, name, metadata, size_bytes, offset_bytes,
                   store_upload, part, digest, tail_key, file_id, created_at, expires_at
            from uploads
            where expires_at > now(6)
              and (:workspace is null or workspace_id = :workspace)
            """;
    private static final String UNFINISHED = "and file_id is null\n";
    /** Time to find another network, or to come back the next morning. */
    private static final String A_DAY_ON = "date_add(now(6), interval 24 hour)";

    private final JdbcClient jdbc;

    ResumableUploads(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Thrown to a request that is no longer the one that may write. */
    static final class SupersededException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        SupersededException() {
            super("another request has gone on with the upload, or it was ended", null, false, false);
        }
    }

    void insert(UUID id, UUID workspace, String keyHash, String name, String metadata, long sizeBytes) {
        jdbc.sql("""
                        insert into uploads (id, workspace_id, api_key, name, metadata, size_bytes, expires_at)
                        values (:id, :workspace, :keyHash, :name, :metadata, :size, """ + A_DAY_ON + ")")
                .param("id", id.toString())
                .param("workspace", workspace.toString())
                .param("keyHash", keyHash)
                .param("name", name)
                .param("metadata", metadata)
                .param("size", sizeBytes)
                .update();
    }

    Optional<ResumableUpload> find(UUID id, @Nullable UUID workspace) {
        return jdbc.sql(SELECT + "and id = :id")
                .param("id", id.toString())
                .param("workspace", text(workspace))
                .query(ResumableUploads::upload)
                .optional();
    }

    Page<ResumableUpload> unfinished(@Nullable UUID workspace, PageQuery page) {
        return Page.of(
                page,
                NewestFirst.bind(jdbc.sql(SELECT + UNFINISHED + NewestFirst.clause(page)), page)
                        .param("workspace", text(workspace))
                        .query(ResumableUploads::upload)
                        .list(),
                last -> NewestFirst.end(last.createdAt(), last.id()),
                () -> jdbc.sql("select count(*) from (" + SELECT + UNFINISHED + "limit :most) counted")
                        .param("workspace", text(workspace))
                        .param("most", PageQuery.COUNT_AT_MOST)
                        .query(Long.class)
                        .single());
    }

    /** As announced, of uploads that are not all here: each may still bring all that it was begun with. */
    long bytesOfUnfinished(UUID workspace) {
        return jdbc.sql("""
                        select coalesce(sum(size_bytes), 0)
                        from uploads
                        where workspace_id = :workspace
                          and file_id is null
                          and expires_at > now(6)
                        """)
                .param("workspace", workspace.toString())
                .query(Long.class)
                .single();
    }

    /**
     * Makes the writer the one that may write, under part numbers that nobody has used.
     *
     * @return false where the upload is not at this offset, or is complete
     */
    boolean claim(UUID id, long offset, UUID writer) {
        return jdbc.sql("""
                        update uploads
                        set writer = :writer, part = part + 1, expires_at = """ + A_DAY_ON + """

                        where id = :id
                          and offset_bytes = :offset
                          and file_id is null
                        """)
                        .param("writer", writer.toString())
                        .param("id", id.toString())
                        .param("offset", offset)
                        .update()
                == 1;
    }

    List<SentPart> parts(UUID id) {
        return jdbc.sql("select number, etag from upload_parts where upload_id = :id order by number")
                .param("id", id.toString())
                .query((row, number) -> new SentPart(row.getInt("number"), row.getString("etag")))
                .list();
    }

    long bytesOfParts(UUID id) {
        return jdbc.sql("select coalesce(sum(size_bytes), 0) from upload_parts where upload_id = :id")
                .param("id", id.toString())
                .query(Long.class)
                .single();
    }

    /** A part has been sent: the upload has come so far, nothing is left over, and the next number is begun. */
    @Transactional
    void addPart(UUID id, UUID writer, String storeUpload, SentPart part, long bytes, String digest) {
        mine(jdbc.sql("""
                        update uploads
                        set store_upload = :storeUpload, part = :number + 1, digest = :digest, tail_key = null,
                            offset_bytes = :bytes + (select coalesce(sum(size_bytes), 0)
                                                     from upload_parts
                                                     where upload_id = uploads.id),
                            expires_at = """ + A_DAY_ON + """

                        where id = :id
                          and writer = :writer
                        """)
                .param("storeUpload", storeUpload)
                .param("number", part.number())
                .param("digest", digest)
                .param("bytes", bytes)
                .param("id", id.toString())
                .param("writer", writer.toString())
                .update());
        jdbc.sql("insert into upload_parts (upload_id, number, size_bytes, etag) values (:id, :number, :bytes, :etag)")
                .param("id", id.toString())
                .param("number", part.number())
                .param("bytes", bytes)
                .param("etag", part.etag())
                .update();
    }

    void keepTail(UUID id, UUID writer, long offset, String tailKey) {
        mine(jdbc.sql("""
                        update uploads
                        set offset_bytes = :offset, tail_key = :key
                        where id = :id
                          and writer = :writer
                        """)
                .param("offset", offset)
                .param("key", tailKey)
                .param("id", id.toString())
                .param("writer", writer.toString())
                .update());
    }

    void complete(UUID id, UUID writer, UUID fileId) {
        mine(jdbc.sql("""
                        update uploads
                        set offset_bytes = size_bytes, file_id = :file, tail_key = null
                        where id = :id
                          and writer = :writer
                        """)
                .param("file", fileId.toString())
                .param("id", id.toString())
                .param("writer", writer.toString())
                .update());
    }

    void delete(UUID id) {
        jdbc.sql("delete from uploads where id = :id")
                .param("id", id.toString())
                .update();
    }

    private static void mine(int updated) {
        if (updated == 0) {
            throw new SupersededException();
        }
    }

    private static ResumableUpload upload(ResultSet row, int number) throws SQLException {
        String file = row.getString("file_id");
        return new ResumableUpload(
                UUID.fromString(row.getString("id")),
                UUID.fromString(row.getString("workspace_id")),
                row.getString("api_key"),
                row.getString("name"),
                row.getString("metadata"),
                row.getLong("size_bytes"),
                row.getLong("offset_bytes"),
                row.getString("store_upload"),
                row.getInt("part"),
                row.getString("digest"),
                row.getString("tail_key"),
                file == null ? null : UUID.fromString(file),
                row.getTimestamp("created_at").toInstant(),
                row.getTimestamp("expires_at").toInstant());
    }

    private static @Nullable String text(@Nullable UUID id) {
        return id == null ? null : id.toString();
    }
}
