package io.greenroom.gateway.parking;

import io.greenroom.events.Parking;
import io.greenroom.gateway.paging.Cursor;
import io.greenroom.gateway.paging.Page;
import io.greenroom.gateway.paging.PageQuery;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The rows of parked messages. Bodies are large: only who asks for one gets it. */
@Repository
class ParkedMessages {

    private static final String SELECT = """
            select id, parked_id, queue, exchange, routing_key, message_id, reason, content_type, headers, body_bytes,
                   size_bytes, parked_at
            from parked_messages
            """;

    private static final TypeReference<Map<String, Object>> HEADERS = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final JsonMapper json;

    ParkedMessages(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** Once, however often the parking queue delivers it. Of a body that is too large the beginning is kept. */
    void store(ParkedMessage message, byte[] body) {
        jdbc.sql("""
                        insert into parked_messages (id, parked_id, queue, exchange, routing_key, message_id, reason,
                                                     content_type, headers, body, body_bytes, size_bytes, parked_at)
                        values (:id, :parkedId, :queue, :exchange, :routingKey, :messageId, :reason,
                                :contentType, :headers, :body, :bodyBytes, :sizeBytes, now(3))
                        on duplicate key update parked_id = parked_id
                        """)
                .param("id", message.id().toString())
                .param("parkedId", message.parkedId())
                .param("queue", message.queue())
                .param("exchange", message.exchange())
                .param("routingKey", message.routingKey())
                .param("messageId", message.messageId())
                .param("reason", message.reason())
                .param("contentType", message.contentType())
                .param("headers", json.writeValueAsString(message.headers()))
                .param("body", Arrays.copyOf(body, Math.min(body.length, Parking.MAX_BYTES)))
                .param("bodyBytes", message.bodyBytes())
                .param("sizeBytes", message.sizeBytes())
                .update();
    }

    /** Newest first; a null queue stands for all. */
    Page<ParkedMessage> list(@Nullable String queue, PageQuery page) {
        UUID after = page.afterId();
        List<ParkedMessage> rows = jdbc.sql(SELECT + """
                        where (:queue is null or queue = :queue)
                          and (:after is null or id < :after)
                        order by id desc
                        limit :limit
                        """)
                .param("queue", queue)
                .param("after", after == null ? null : after.toString())
                .param("limit", page.fetch())
                .query(this::message)
                .list();
        return Page.of(page, rows, row -> Cursor.ofId(row.id()), () -> count(queue));
    }

    Optional<ParkedMessage> find(UUID id) {
        return jdbc.sql(SELECT + "where id = :id")
                .param("id", id.toString())
                .query(this::message)
                .optional();
    }

    /** What is kept of its body; empty when it is gone. */
    Optional<byte[]> body(UUID id) {
        return jdbc.sql("select body from parked_messages where id = :id")
                .param("id", id.toString())
                .query((row, number) -> row.getBytes("body"))
                .optional();
    }

    /** @return whether it was there */
    boolean delete(UUID id) {
        return delete(List.of(id)) == 1;
    }

    int delete(List<UUID> ids) {
        return jdbc.sql("delete from parked_messages where id in (:ids)")
                .param("ids", ids.stream().map(UUID::toString).toList())
                .update();
    }

    /** The greatest id of all; null without any. */
    @Nullable
    String newestId() {
        return jdbc.sql("select id from parked_messages order by id desc limit 1")
                .query(String.class)
                .optional()
                .orElse(null);
    }

    /** The oldest of these, up to that id and so many; a null queue stands for all. */
    int deleteOldest(@Nullable String queue, String upTo, int limit) {
        return jdbc.sql("""
                        delete from parked_messages
                        where id <= :upTo
                          and (:queue is null or queue = :queue)
                        order by id
                        limit :limit
                        """)
                .param("upTo", upTo)
                .param("queue", queue)
                .param("limit", limit)
                .update();
    }

    /** The newest that is one too many, by count or by the sum of the bodies of it and all newer ones; null: none is. */
    @Nullable
    String newestBeyond(int rows, long bytes) {
        return jdbc.sql("""
                        select id
                        from (select id,
                                     row_number() over (order by id desc) place,
                                     sum(body_bytes) over (order by id desc) bytes
                              from parked_messages) newest
                        where place > :rows
                           or bytes > :bytes
                        order by id desc
                        limit 1
                        """)
                .param("rows", rows)
                .param("bytes", bytes)
                .query(String.class)
                .optional()
                .orElse(null);
    }

    private long count(@Nullable String queue) {
        return jdbc.sql("""
                        select count(*)
                        from (select id
                              from parked_messages
                              where (:queue is null or queue = :queue)
                              limit :most) counted
                        """)
                .param("queue", queue)
                .param("most", PageQuery.COUNT_AT_MOST)
                .query(Long.class)
                .single();
    }

    private ParkedMessage message(ResultSet row, int number) throws SQLException {
        return new ParkedMessage(
                UUID.fromString(row.getString("id")),
                row.getString("parked_id"),
                row.getString("queue"),
                row.getString("exchange"),
                row.getString("routing_key"),
                row.getString("message_id"),
                row.getString("reason"),
                row.getString("content_type"),
                json.readValue(row.getString("headers"), HEADERS),
                row.getInt("body_bytes"),
                row.getLong("size_bytes"),
                row.getTimestamp("parked_at").toInstant());
    }
}
