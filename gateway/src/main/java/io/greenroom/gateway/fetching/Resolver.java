package io.greenroom.gateway.fetching;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/** Where a name leads to; for a literal the address itself. */
interface Resolver {
    /** @throws UnknownHostException nowhere, or nobody answered */
    List<InetAddress> addresses(String host) throws UnknownHostException;
}
