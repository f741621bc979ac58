package io.greenroom.gateway.idempotency;

import io.greenroom.gateway.problems.Problem;
import io.greenroom.gateway.problems.ProblemException;
import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The keys of the last 24 hours. A claim is committed before the work begins, so that a second request is told at once
 * instead of waiting for a lock, and is completed in the transaction of the work, so that it is never known without what
 * it made. Work in progress renews its claim. A gateway that dies in between leaves one that is anyone's after
 * {@value #CLAIM_SECONDS} s; should it only have stood still, its own transaction finds the claim lost and rolls back.
 */
@Repository
public class IdempotencyKeys {

    static final int CLAIM_SECONDS = 60;
    static final int KEPT_HOURS = 24;

    private final JdbcClient jdbc;

    IdempotencyKeys(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * What a request may do.
     *
     * @param claim null: it was made already
     * @param made the task or the batch; null: not yet
     */
    record Taken(@Nullable Claim claim, @Nullable UUID made) {}

    /** @param free whether anybody may take it: a day old, or given up before anything was made */
    private record Row(String bodySha256, @Nullable String made, boolean free) {}

    /** @throws ProblemException idempotency_key_reused, or idempotency_in_flight */
    @Transactional
    Taken take(String row, String bodySha256) {
        Claim claim = new Claim(row, UUID.randomUUID().toString());
        Row found = jdbc.sql("""
                        select body_sha256, made_id,
                               created_at < date_sub(now(6), interval :hours hour)
                                   or (made_id is null and claimed_until < now(6)) free
                        from idempotency_keys
                        where id = :row
                        for update
                        """)
                .param("row", row)
                .param("hours", KEPT_HOURS)
                .query((result, number) -> new Row(
                        result.getString("body_sha256"), result.getString("made_id"), result.getBoolean("free")))
                .optional()
                .orElse(null);
        if (found == null) {
            insert(claim, bodySha256);
            return new Taken(claim, null);
        }
        if (found.free()) {
            takeOver(claim, bodySha256);
            return new Taken(claim, null);
        }
        if (!found.bodySha256().equals(bodySha256)) {
            throw Problem.IDEMPOTENCY_KEY_REUSED.because(
                    "This Idempotency-Key came with another request before; take a new key for a new request.");
        }
        if (found.made() == null) {
            throw inFlight();
        }
        return new Taken(null, UUID.fromString(found.made()));
    }

    /**
     * In the transaction that makes it.
     *
     * @throws ProblemException idempotency_in_flight: the claim was lost to another request, and nothing may be made
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void complete(Claim claim, UUID made) {
        if (claim != Claim.NONE
                && jdbc.sql("""
                                update idempotency_keys
                                set made_id = :made
                                where id = :row
                                  and claim = :token
                                  and made_id is null
                                """)
                                .param("made", made.toString())
                                .param("row", claim.row())
                                .param("token", claim.token())
                                .update()
                        != 1) {
            throw inFlight();
        }
    }

    /** The work goes on. Does nothing where the claim was lost. */
    @Transactional
    void renew(Claim claim) {
        jdbc.sql("""
                        update idempotency_keys
                        set claimed_until = date_add(now(6), interval :seconds second)
                        where id = :row
                          and claim = :token
                          and made_id is null
                        """)
                .param("row", claim.row())
                .param("token", claim.token())
                .param("seconds", CLAIM_SECONDS)
                .update();
    }

    /** Nothing was made, so the key is as good as new. Does nothing where something was. */
    @Transactional
    void release(Claim claim) {
        jdbc.sql("delete from idempotency_keys where id = :row and claim = :token and made_id is null")
                .param("row", claim.row())
                .param("token", claim.token())
                .update();
    }

    private void insert(Claim claim, String bodySha256) {
        try {
            bind(claim, bodySha256, """
                    insert into idempotency_keys (id, body_sha256, claim, claimed_until, created_at)
                    values (:row, :body, :token, date_add(now(6), interval :seconds second), now(6))
                    """);
        } catch (DuplicateKeyException inTheSameMoment) {
            throw inFlight();
        }
    }

    private void takeOver(Claim claim, String bodySha256) {
        bind(claim, bodySha256, """
                update idempotency_keys
                set body_sha256 = :body, claim = :token, made_id = null,
                    claimed_until = date_add(now(6), interval :seconds second), created_at = now(6)
                where id = :row
                """);
    }

    private void bind(Claim claim, String bodySha256, String sql) {
        jdbc.sql(sql)
                .param("row", claim.row())
                .param("token", claim.token())
                .param("body", bodySha256)
                .param("seconds", CLAIM_SECONDS)
                .update();
    }

    private static ProblemException inFlight() {
        return Problem.IDEMPOTENCY_IN_FLIGHT
                .because("A request with this Idempotency-Key is being worked on; ask again in a moment.")
                .after(Duration.ofSeconds(1));
    }
}
