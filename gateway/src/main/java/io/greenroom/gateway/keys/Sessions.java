package io.greenroom.gateway.keys;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.data.jdbc.repository.query.Modifying;
import org.springframework.data.jdbc.repository.query.Query;
import org.springframework.data.repository.Repository;

/** Browser sessions and socket tickets: digests of tokens that stand for a key for a while. */
interface Sessions extends Repository<ApiKey, UUID> {

    @Modifying
    @Query("insert into sessions (id, key_id, expires_at) values (:hash, :keyId, :expiresAt)")
    void insert(String hash, UUID keyId, Instant expiresAt);

    @Modifying
    @Query("delete from sessions where id = :hash")
    int delete(String hash);

    @Modifying
    @Query("delete from sessions where expires_at < :now order by expires_at limit 100")
    void deleteExpired(Instant now);

    @Modifying
    @Query("delete from sessions where key_id = :keyId")
    void deleteOf(UUID keyId);

    @Modifying
    @Query("delete from live_tickets where key_id = :keyId")
    void deleteTicketsOf(UUID keyId);

    @Modifying
    @Query("""
            insert into live_tickets (id, key_id, session_id, expires_at)
            values (:hash, :keyId, :session, :expiresAt)""")
    void insertTicket(String hash, UUID keyId, @Nullable String session, Instant expiresAt);

    /** The session that asked for the ticket; empty for a ticket that was given to a key. */
    @Query("select session_id from live_tickets where id = :hash and session_id is not null")
    Optional<String> sessionOfTicket(String hash);

    /** Whoever deletes the row has the ticket. */
    @Modifying
    @Query("delete from live_tickets where id = :hash")
    int deleteTicket(String hash);

    @Modifying
    @Query("delete from live_tickets where expires_at < :now order by expires_at limit 100")
    void deleteExpiredTickets(Instant now);
}
