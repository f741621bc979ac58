package io.greenroom.faults.client;

import java.time.Duration;
import java.time.Instant;

/**
 * A time without a socket.
 *
 * @param since when the socket was found lost
 * @param lasted until the next gateway had said hello
 * @param why how it was found lost
 */
public record Outage(Instant since, Duration lasted, String why) {}
