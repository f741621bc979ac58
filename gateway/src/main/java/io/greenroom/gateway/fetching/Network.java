package io.greenroom.gateway.fetching;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/**
 * All addresses that begin with the same bits.
 *
 * @param first one of them
 * @param bits how many are the same
 */
record Network(InetAddress first, int bits) {
    private static final Pattern LITERAL = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}|[0-9a-fA-F:.]*:[0-9a-fA-F:.]*");

    /**
     * Reads {@code 10.0.0.0/8}, {@code fd00::/8}, or an address alone; nothing is resolved.
     *
     * @throws IllegalArgumentException it is none of these
     */
    static Network parse(String text) {
        int slash = text.indexOf('/');
        String address = slash < 0 ? text : text.substring(0, slash);
        if (!LITERAL.matcher(address).matches()) {
            throw new IllegalArgumentException(text + " is no network");
        }
        try {
            InetAddress first = InetAddress.getByName(address);
            int longest = first.getAddress().length * Byte.SIZE;
            int bits = slash < 0 ? longest : Integer.parseInt(text.substring(slash + 1));
            if (bits >= 0 && bits <= longest) {
                return new Network(first, bits);
            }
        } catch (UnknownHostException noAddress) {
            // said below, as for too many bits
        }
        throw new IllegalArgumentException(text + " is no network");
    }

    static List<Network> list(String... networks) {
        return Arrays.stream(networks).map(Network::parse).toList();
    }

    boolean contains(InetAddress address) {
        byte[] ours = first.getAddress();
        byte[] theirs = address.getAddress();
        if (ours.length != theirs.length) {
            return false;
        }
        for (int bit = 0; bit < bits; bit++) {
            int mask = 0x80 >> (bit % Byte.SIZE);
            if (((ours[bit / Byte.SIZE] ^ theirs[bit / Byte.SIZE]) & mask) != 0) {
                return false;
            }
        }
        return true;
    }
}
