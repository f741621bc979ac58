package io.greenroom.gateway.problems;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Every refusal of the API, one row each: the stable code is the name in lower case. A code is never reused for another meaning. */
public enum Problem {
    MALFORMED_REQUEST(400, "The request cannot be read"),
    KEY_IN_QUERY(400, "Keys do not belong in an address"),
    UNAUTHORIZED(401, "No valid key"),
    FORBIDDEN(403, "The key may not do this"),
    ORIGIN_REFUSED(403, "The page that asks is not ours"),
    NOT_FOUND(404, "There is nothing here"),
    DIGITAL_HUMAN_UNKNOWN(404, "No such digital human"),
    METHOD_NOT_ALLOWED(405, "The method does not fit"),
    NOT_ACCEPTABLE(406, "No representation that you accept"),
    DIGITAL_HUMAN_INACTIVE(409, "The digital human is inactive"),
    DIGITAL_HUMAN_IN_USE(409, "Tasks still use the digital human"),
    RETENTION_RUNNING(409, "Retention is at work already"),
    TRANSITION_REFUSED(409, "The task's state does not allow this"),
    NOT_REPLAYABLE(409, "The message cannot be replayed"),
    FILE_TOO_LARGE(413, "The file is too large"),
    BODY_TOO_LARGE(413, "The body is too large"),
    UNSUPPORTED_MEDIA(415, "Not a kind of file that can be used"),
    UNSUPPORTED_CONTENT_TYPE(415, "The Content-Type does not fit"),
    RANGE_NOT_SATISFIABLE(416, "The range lies outside the file"),
    VALIDATION_FAILED(422, "Some fields are not valid"),
    FILE_MISSING(422, "The part named file is missing"),
    EMPTY_FILE(422, "The file is empty"),
    FILE_UNKNOWN(422, "No such upload"),
    NOT_AUDIO(422, "The file has no audio"),
    NOT_VIDEO(422, "The file has no video"),
    ENGINE_UNKNOWN(422, "No such engine"),
    IDEMPOTENCY_KEY_REUSED(422, "The idempotency key came with another body"),
    RATE_LIMITED(429, "Too many requests"),
    TOO_MANY_PENDING(429, "Too many pending tasks"),
    INTERNAL_ERROR(500, "Something broke on our side"),
    UNAVAILABLE(503, "A service that this needs does not answer"),
    DATABASE_UNAVAILABLE(503, "The database does not answer"),
    STORE_UNAVAILABLE(503, "The object store does not answer");

    private final int status;
    private final String title;

    Problem(int status, String title) {
        this.status = status;
        this.title = title;
    }

    /** The stable word that programs compare. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Seconds after which trying again makes sense, as a header says them; empty where it does not by itself. */
    Optional<String> retryAfter() {
        return status == 503 ? Optional.of("5") : Optional.empty();
    }

    public int status() {
        return status;
    }

    public String title() {
        return title;
    }

    /** @param detail a sentence for a person: what was wrong here and what would do; never a secret, a path or SQL */
    public ProblemException because(String detail) {
        return new ProblemException(this, detail, List.of(), null);
    }

    /** The same for one field of the request. */
    public ProblemException at(String field, String detail) {
        return because(detail, List.of(new FieldProblem(field, code(), detail)));
    }

    public ProblemException because(String detail, List<FieldProblem> errors) {
        return new ProblemException(this, detail, errors, null);
    }
}
