package io.greenroom.gateway.fetching;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Keeps callers from reaching, through us, what only we can reach: decides by address, never by name alone. */
@Component
class AddressGuard {
    private static final Logger log = LoggerFactory.getLogger(AddressGuard.class);

    private final FetchSettings settings;
    private final Resolver resolver;

    AddressGuard(FetchSettings settings, Resolver resolver) {
        this.settings = settings;
        this.resolver = resolver;
    }

    /**
     * What a host leads to. Whoever connects must do so to one of these: asked again, a name may lead elsewhere.
     *
     * @throws AddressRefusedException to nowhere, or one of its addresses is neither public nor allowed by the operator
     */
    List<InetAddress> addresses(String host) throws AddressRefusedException {
        List<InetAddress> addresses = resolve(host);
        for (InetAddress address : addresses) {
            if (!PublicAddresses.include(address) && !settings.allow(host, address)) {
                log.info("{} was not connected to: it leads to {}", host, address.getHostAddress());
                throw new AddressRefusedException(host);
            }
        }
        return addresses;
    }

    private List<InetAddress> resolve(String host) throws AddressRefusedException {
        try {
            List<InetAddress> addresses = resolver.addresses(host);
            if (!addresses.isEmpty()) {
                return List.copyOf(addresses);
            }
        } catch (UnknownHostException nowhere) {
            log.info("{} was not connected to: it leads nowhere", host);
        }
        throw new AddressRefusedException(host);
    }
}
