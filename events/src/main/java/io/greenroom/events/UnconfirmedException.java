package io.greenroom.events;

/** The broker did not take a message: refused, returned for want of a queue, or silent. Nothing may rely on it. */
public final class UnconfirmedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UnconfirmedException(String what) {
        super(what);
    }

    UnconfirmedException(String what, Throwable cause) {
        super(what, cause);
    }
}
