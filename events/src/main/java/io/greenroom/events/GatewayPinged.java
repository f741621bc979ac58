package io.greenroom.events;

import com.fasterxml.jackson.annotation.JsonUnwrapped;

/**
 * A gateway's ping through the broker and back: while they arrive, silence of a worker is the worker's own.
 *
 * @param gateway the gateway process that sent it
 */
public record GatewayPinged(@JsonUnwrapped Header header, String gateway) implements Message {}
