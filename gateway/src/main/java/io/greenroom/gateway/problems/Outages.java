package io.greenroom.gateway.problems;

import io.greenroom.media.StoreException;
import java.sql.SQLException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientException;
import org.springframework.amqp.AmqpException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.transaction.CannotCreateTransactionException;

/** Tells a service that is away from a fault of ours, through however many exceptions it has been wrapped in. */
public final class Outages {

    /** SQLSTATE class of everything that is wrong with the connection, and not with what was asked. */
    private static final String CONNECTION = "08";

    private Outages() {}

    /** Whether it failed for want of database, broker or store, so that the same may succeed when they are back. */
    public static boolean of(Throwable failure) {
        boolean elsewhere = failure instanceof AmqpException || failure instanceof StoreException;
        return elsewhere || ofDatabase(failure);
    }

    /** Whether the same may succeed when the database is back, or less busy. */
    static boolean ofDatabase(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof TransientDataAccessException
                    || cause instanceof RecoverableDataAccessException
                    || cause instanceof CannotCreateTransactionException
                    || cause instanceof SQLTransientException
                    || cause instanceof SQLRecoverableException
                    || cause instanceof SQLException said
                            && String.valueOf(said.getSQLState()).startsWith(CONNECTION)) {
                return true;
            }
        }
        return false;
    }
}
