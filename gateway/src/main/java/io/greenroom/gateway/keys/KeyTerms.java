package io.greenroom.gateway.keys;

import io.greenroom.gateway.problems.FieldProblem;
import io.greenroom.gateway.problems.Problem;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What can be said of a key when it is made, and changed later.
 *
 * @param active false: it opens nothing
 * @param expiresAt null: never
 */
record KeyTerms(
        String name,
        Set<Scope> scopes,
        boolean active,
        @Nullable Instant expiresAt) {

    private static final Set<Scope> AT_FIRST = Set.of(Scope.SUBMIT, Scope.READ);

    /** What the column holds. */
    private static final Instant LATEST = Instant.parse("9999-01-01T00:00:00Z");

    /** @throws io.greenroom.gateway.problems.ProblemException validation_failed, with all that is wrong */
    static KeyTerms of(WantedKey wanted, Instant now) {
        List<FieldProblem> wrong = new ArrayList<>();
        Set<Scope> scopes = wanted.scopes() == null ? AT_FIRST : scopes(wanted.scopes(), wrong);
        Instant expiresAt = wanted.expiresAt() == null ? null : future(wanted.expiresAt(), now, wrong);
        return checked(new KeyTerms(wanted.name(), scopes, true, expiresAt), wrong);
    }

    /**
     * Those of a key that is there, with what is left out kept as it is.
     *
     * @throws io.greenroom.gateway.problems.ProblemException validation_failed, with all that is wrong
     */
    static KeyTerms of(ChangedKey wanted, ApiKey old, Instant now) {
        List<FieldProblem> wrong = new ArrayList<>();
        Set<Scope> scopes = wanted.scopes() == null ? old.scopeSet() : scopes(wanted.scopes(), wrong);
        boolean active = wanted.isActive() == null ? old.active() : wanted.isActive();
        return checked(new KeyTerms(wanted.name(), scopes, active, end(wanted.expiresAt(), old, now, wrong)), wrong);
    }

    /** One that is sent back as it was shown may have passed. */
    private static @Nullable Instant end(@Nullable JsonNode given, ApiKey old, Instant now, List<FieldProblem> wrong) {
        if (given == null) {
            return old.expiresAt();
        }
        if (given.isNull()) {
            return null;
        }
        try {
            Instant end = Instant.parse(given.asString(""));
            return end.equals(old.expiresAt()) ? end : future(end, now, wrong);
        } catch (DateTimeParseException unreadable) {
            wrong.add(new FieldProblem("expires_at", "type", "must be a time such as 2030-01-31T12:00:00Z, or null"));
            return null;
        }
    }

    /** Those of a key for as long again as it was made for. */
    static KeyTerms again(ApiKey old, Instant now) {
        Instant end = old.expiresAt();
        if (end != null) {
            Instant next = now.plus(Duration.between(old.createdAt(), end));
            end = next.isAfter(LATEST) ? LATEST : next;
        }
        return new KeyTerms(old.name(), old.scopeSet(), true, end);
    }

    private static KeyTerms checked(KeyTerms terms, List<FieldProblem> wrong) {
        if (!wrong.isEmpty()) {
            throw Problem.VALIDATION_FAILED.because("Check what the key is to be.", wrong);
        }
        return terms;
    }

    private static Set<Scope> scopes(List<String> words, List<FieldProblem> wrong) {
        try {
            return Scope.parse(words);
        } catch (IllegalArgumentException unknown) {
            wrong.add(new FieldProblem("scopes", "unknown", "must be some of submit, read, admin"));
            return Set.of();
        }
    }

    private static Instant future(Instant time, Instant now, List<FieldProblem> wrong) {
        if (!time.isAfter(now) || time.isAfter(LATEST)) {
            wrong.add(new FieldProblem("expires_at", "range", "must lie in the future, before the year 9999"));
            return now;
        }
        return time.truncatedTo(ChronoUnit.MILLIS);
    }
}
