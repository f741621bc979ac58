package io.greenroom.faults.plan;

import java.net.URI;
import java.time.Instant;

/** The open pages of the customer. */
public interface Pages {

    /** Whether each has a socket to another gateway than this one, or to this one since then. */
    boolean areServedWithout(URI gateway, Instant since);
}
