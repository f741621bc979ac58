package io.greenroom.media;

import io.minio.errors.ErrorResponseException;
import io.minio.errors.InsufficientDataException;
import io.minio.errors.InvalidResponseException;
import io.minio.errors.ServerException;
import io.minio.errors.XmlParserException;
import java.io.IOException;
import java.util.Set;

/** The object store did not do what it was asked; {@link #reason} tells whether asking again can help. */
public final class StoreException extends RuntimeException {

    private static final Set<String> PASSING =
            Set.of("SlowDown", "RequestTimeout", "ServiceUnavailable", "InternalError");

    /** Why the store did not do it. */
    public enum Reason {
        /** No such object (or bucket). Asking again does not help. */
        MISSING,
        /** The store answered no: credentials, rights, clock, a bad range. Asking again does not help. */
        REFUSED,
        /** No answer, a broken one, or a server error. Asking again later may help. */
        UNREACHABLE,
        /** The calling thread was interrupted; its interrupt flag is set again. */
        INTERRUPTED
    }

    private final Reason reason;

    StoreException(Reason reason, String message, Throwable cause) {
        super(message, cause);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }

    /** Whether the same call may succeed later. */
    public boolean isTransient() {
        return reason == Reason.UNREACHABLE;
    }

    /** Translates a failure of the client; {@code what} is the start of the sentence, such as "cannot read a/b". */
    static StoreException of(String what, Throwable failure) {
        return new StoreException(reasonOf(failure), what + ": " + sentence(failure), failure);
    }

    private static Reason reasonOf(Throwable failure) {
        if (failure instanceof ErrorResponseException refused) {
            int status = refused.response().code();
            if (status == 404) {
                return Reason.MISSING;
            }
            return status >= 500 || PASSING.contains(refused.errorResponse().code())
                    ? Reason.UNREACHABLE
                    : Reason.REFUSED;
        }
        if (failure instanceof ServerException
                || failure instanceof InvalidResponseException
                || failure instanceof InsufficientDataException
                || failure instanceof XmlParserException
                || failure instanceof IOException) {
            return Reason.UNREACHABLE;
        }
        return Reason.REFUSED;
    }

    private static String sentence(Throwable failure) {
        if (failure instanceof ErrorResponseException refused) {
            return refused.errorResponse().code() + " (HTTP "
                    + refused.response().code() + ")";
        }
        return failure.getMessage() == null ? failure.getClass().getSimpleName() : failure.getMessage();
    }
}
