package io.greenroom.gateway.addresses;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A block of IP addresses, such as {@code 10.0.0.0/8} or {@code fd00::/8}; a single address is a block of one.
 *
 * @param network its first address
 * @param bits how many leading bits all its addresses share
 */
public record AddressRange(InetAddress network, int bits) {
    /** What can be no host name, so that reading it asks no name server. */
    private static final Pattern LITERAL =
            Pattern.compile("((25[0-5]|2[0-4]\\d|1?\\d?\\d)(\\.(?!$)|$)){4}|[0-9a-fA-F:.]*:[0-9a-fA-F:.]*");

    /** @throws IllegalArgumentException when it is none */
    public static AddressRange parse(String text) {
        int slash = text.indexOf('/');
        InetAddress address = literal(slash < 0 ? text : text.substring(0, slash));
        int all = address.getAddress().length * Byte.SIZE;
        int bits = slash < 0 ? all : Integer.parseInt(text.substring(slash + 1));
        if (bits < 0 || bits > all) {
            throw new IllegalArgumentException("no such block: " + text);
        }
        return new AddressRange(address, bits);
    }

    /** @throws IllegalArgumentException one of them is none */
    public static List<AddressRange> list(String... ranges) {
        return Arrays.stream(ranges).map(AddressRange::parse).toList();
    }

    /** @throws IllegalArgumentException for anything but an IP address in digits */
    public static InetAddress literal(String text) {
        // The zone of a link-local address is a name of ours, not part of it.
        String digits = text.replaceFirst("%.*", "");
        try {
            if (LITERAL.matcher(digits).matches()) {
                return InetAddress.getByName(digits);
            }
        } catch (UnknownHostException malformed) {
            // Said below.
        }
        throw new IllegalArgumentException("no IP address: " + text);
    }

    /** Never for an address of the other family. */
    public boolean contains(InetAddress address) {
        byte[] ours = network.getAddress();
        byte[] theirs = address.getAddress();
        if (ours.length != theirs.length) {
            return false;
        }
        for (int bit = 0; bit < bits; bit++) {
            int mask = 0x80 >> bit % Byte.SIZE;
            if (((ours[bit / Byte.SIZE] ^ theirs[bit / Byte.SIZE]) & mask) != 0) {
                return false;
            }
        }
        return true;
    }
}
