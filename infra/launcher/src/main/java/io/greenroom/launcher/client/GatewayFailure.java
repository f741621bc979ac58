package io.greenroom.launcher.client;

/** A gateway did not do what it was asked. The message is one line for the user and ends with the remedy where there is one. */
public final class GatewayFailure extends RuntimeException {
    private final int exitCode;

    private GatewayFailure(String message, int exitCode) {
        super(message);
        this.exitCode = exitCode;
    }

    /** It refused, or there was nothing to ask it with. */
    static GatewayFailure refused(String message) {
        return new GatewayFailure(message, ExitCodes.REFUSED);
    }

    /** The command line asks for what cannot be. */
    static GatewayFailure misused(String message) {
        return new GatewayFailure(message, ExitCodes.MISUSED);
    }

    /** The task has ended without a video. */
    static GatewayFailure ended(String message) {
        return new GatewayFailure(message, ExitCodes.NO_VIDEO);
    }

    /** Nobody answered. */
    static GatewayFailure away(String message) {
        return new GatewayFailure(message, ExitCodes.AWAY);
    }

    /** What the program ends with, see {@link ExitCodes}. */
    public int exitCode() {
        return exitCode;
    }
}
