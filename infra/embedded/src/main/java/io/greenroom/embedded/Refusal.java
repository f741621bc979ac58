package io.greenroom.embedded;

/** The start is refused for a reason that the user can act on; the message is one sentence with its remedy. */
final class Refusal extends RuntimeException {

    private static final long serialVersionUID = 1;

    Refusal(String message) {
        super(message);
    }
}
