package io.greenroom.gateway.fetching;

import java.io.IOException;

/**
 * A name leads to nowhere, or to where callers must not send us. Which of these is not said: who could tell them apart would
 * learn the names of a house that he cannot look into.
 */
public final class AddressRefusedException extends IOException {
    private static final long serialVersionUID = 1L;

    AddressRefusedException(String host) {
        super(host + " has no address that may be fetched from here");
    }
}
