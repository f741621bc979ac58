package io.greenroom.gateway.fetching;

import io.greenroom.gateway.addresses.AddressRange;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.List;

/**
 * What belongs to the whole internet and to nobody's house: everything but IANA's special-purpose addresses (RFC 6890 and
 * its registries), and what clouds answer their own machines under.
 */
final class PublicAddresses {

    private static final List<AddressRange> NOT_PUBLIC_4 = AddressRange.list(
            "0.0.0.0/8", // this network
            "10.0.0.0/8", // private
            "100.64.0.0/10", // shared by a carrier's customers; also metadata at 100.100.100.200
            "127.0.0.0/8", // loopback
            "168.63.129.16/32", // Azure's host, from inside its machines
            "169.254.0.0/16", // link-local, with metadata at 169.254.169.254
            "172.16.0.0/12", // private
            "192.0.0.0/24", // protocol assignments; also metadata at 192.0.0.192
            "192.0.2.0/24", // documentation
            "192.88.99.0/24", // former 6to4 relays
            "192.168.0.0/16", // private
            "198.18.0.0/15", // benchmarks
            "198.51.100.0/24", // documentation
            "203.0.113.0/24", // documentation
            "224.0.0.0/4", // multicast
            "240.0.0.0/4"); // reserved, and broadcast

    /** Outside of it are loopback, link-local, unique local, multicast, and IPv4 embedded by translators. */
    private static final AddressRange GLOBAL_6 = AddressRange.parse("2000::/3");

    private static final List<AddressRange> NOT_PUBLIC_6 = AddressRange.list(
            "2001::/23", // protocol assignments, such as Teredo, which embeds IPv4
            "2001:db8::/32", // documentation
            "2002::/16", // 6to4, which embeds IPv4
            "3fff::/20"); // documentation

    private PublicAddresses() {}

    /** IPv4 mapped into IPv6 is IPv4 to Java already. */
    static boolean include(InetAddress address) {
        if (address instanceof Inet4Address) {
            return NOT_PUBLIC_4.stream().noneMatch(network -> network.contains(address));
        }
        return GLOBAL_6.contains(address) && NOT_PUBLIC_6.stream().noneMatch(network -> network.contains(address));
    }
}
