package io.greenroom.gateway.idempotency;

import io.greenroom.gateway.keys.Caller;
import io.greenroom.gateway.problems.Problem;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.TransactionException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;

/** Makes what a request asks for, once per {@code Idempotency-Key} of its workspace and day. */
@Service
public class OnceOnly {

    /** The request header. */
    public static final String HEADER = "Idempotency-Key";

    /** The answer's header where what it shows was made by an earlier request. */
    public static final String REPLAYED = "Idempotent-Replayed";

    private static final Logger log = LoggerFactory.getLogger(OnceOnly.class);

    private static final Pattern KEY = Pattern.compile("[\\x21-\\x7e]{1,255}");

    private final IdempotencyKeys keys;
    private final OpenClaims open;
    private final ObjectWriter canonical;

    OnceOnly(IdempotencyKeys keys, OpenClaims open, JsonMapper json) {
        this.keys = keys;
        this.open = open;
        this.canonical = json.writer().with(JsonNodeFeature.WRITE_PROPERTIES_SORTED);
    }

    /** @param again whether an earlier request has made it */
    public record Made(UUID id, boolean again) {}

    /**
     * Makes it, or finds what was made. What fails leaves the key free: a corrected body may come under the same one.
     *
     * @param key as it came; null: none came, and it is made whatever came before
     * @param operation tells requests apart that have the same body
     * @param maker called at most once; completes the claim in its transaction
     * @throws io.greenroom.gateway.problems.ProblemException idempotency_key_reused, idempotency_in_flight, and what the
     *     maker throws
     */
    public Made make(
            Caller caller, @Nullable String key, String operation, JsonNode body, Function<Claim, UUID> maker) {
        if (key == null) {
            return new Made(maker.apply(Claim.NONE), false);
        }
        if (!KEY.matcher(key).matches()) {
            throw Problem.VALIDATION_FAILED.at(HEADER, "must be 1 to 255 visible ASCII characters");
        }
        IdempotencyKeys.Taken taken =
                keys.take(sha256(caller.workspaceId() + "\n" + key), sha256(operation + "\n" + text(body)));
        if (taken.made() != null) {
            return new Made(taken.made(), true);
        }
        Claim claim = Objects.requireNonNull(taken.claim());
        try {
            return new Made(open.during(claim, () -> maker.apply(claim)), false);
        } catch (RuntimeException failed) {
            release(claim);
            throw failed;
        }
    }

    private void release(Claim claim) {
        try {
            keys.release(claim);
        } catch (DataAccessException | TransactionException away) {
            log.info(
                    "an idempotency key stays claimed for up to {} s: {}",
                    IdempotencyKeys.CLAIM_SECONDS,
                    away.toString());
        }
    }

    /** The same for bodies that say the same, in whatever order their fields came. */
    private String text(JsonNode body) {
        return canonical.writeValueAsString(body);
    }

    private static String sha256(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("every Java has SHA-256", missing);
        }
    }
}
