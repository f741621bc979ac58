package io.greenroom.events;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.UUID;

/**
 * A key opens less than before, or nothing, or a browser session of it has ended: caches forget it, and what it holds open
 * is looked at again.
 *
 * @param keyId which
 */
public record KeyRevoked(@JsonUnwrapped Header header, UUID keyId) implements LiveMessage {}
