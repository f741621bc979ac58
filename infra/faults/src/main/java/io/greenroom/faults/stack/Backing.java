package io.greenroom.faults.stack;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.Map;

/** A service of the farm: its process, and how to reach it. */
interface Backing {

    Part part();

    /** Its variables with the address where it really is, or was when it last ran. */
    Map<String, String> variables();

    /** Removes all that it ever stored; it must not run. */
    void wipe() throws IOException;

    /** Where it listens: what {@link Addresses#of} finds in its variables. */
    default InetSocketAddress address() {
        return Addresses.of(variables().values());
    }
}
