package io.greenroom.gateway;

/** A setting is missing or cannot be; the message names it and what would do. */
public final class BadSettingException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    public BadSettingException(String setting, String remedy) {
        super(setting + ": " + remedy);
    }
}
