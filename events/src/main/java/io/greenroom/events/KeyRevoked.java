package io.greenroom.events;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.UUID;

/**
 * A key no longer opens anything: caches forget it, its sockets close.
 *
 * @param keyId which
 */
public record KeyRevoked(@JsonUnwrapped Header header, UUID keyId) implements LiveMessage {}
