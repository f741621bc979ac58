package io.greenroom.gateway.fetching;

import io.greenroom.gateway.BadSettingException;
import io.greenroom.gateway.addresses.AddressRange;
import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.core.env.Environment;

/**
 * What may be fetched though it is nothing public, and how long a fetch may take.
 *
 * @param networks GREENROOM_FETCH_ALLOW, its addresses and networks
 * @param hosts GREENROOM_FETCH_ALLOW, its names: wherever they lead to, in lower case
 * @param longest GREENROOM_FETCH_SECONDS, from the first look-up to the last byte
 */
record FetchSettings(List<AddressRange> networks, Set<String> hosts, Duration longest) {
    private static final String ALLOW = "GREENROOM_FETCH_ALLOW";
    private static final String SECONDS = "GREENROOM_FETCH_SECONDS";
    private static final Pattern HOST = Pattern.compile("[a-z0-9]([a-z0-9.-]*[a-z0-9])?");
    private static final int MAX_SECONDS = 3600;

    FetchSettings {
        networks = List.copyOf(networks);
        hosts = Set.copyOf(hosts);
    }

    /** @throws IllegalArgumentException naming the setting that is wrong */
    static FetchSettings from(Environment environment) {
        List<AddressRange> networks = new ArrayList<>();
        Set<String> hosts = new HashSet<>();
        for (String entry :
                environment.getProperty(ALLOW, "").toLowerCase(Locale.ROOT).split("[,\\s]+")) {
            if (isHost(entry)) {
                hosts.add(entry);
            } else if (!entry.isEmpty()) {
                networks.add(network(entry));
            }
        }
        return new FetchSettings(networks, hosts, longest(environment));
    }

    boolean allow(String host, InetAddress address) {
        return hosts.contains(host.toLowerCase(Locale.ROOT))
                || networks.stream().anyMatch(network -> network.contains(address));
    }

    /** An IPv4 address has no letter, an IPv6 address a colon, a network a slash. */
    private static boolean isHost(String entry) {
        return HOST.matcher(entry).matches() && entry.chars().anyMatch(Character::isLetter);
    }

    private static AddressRange network(String entry) {
        try {
            return AddressRange.parse(entry);
        } catch (IllegalArgumentException unreadable) {
            throw new BadSettingException(
                    ALLOW,
                    "must be a comma list of networks, addresses and host names; '" + entry + "' is none of them");
        }
    }

    private static Duration longest(Environment environment) {
        String value = environment.getProperty(SECONDS, "120");
        try {
            int seconds = Integer.parseInt(value);
            if (seconds >= 1 && seconds <= MAX_SECONDS) {
                return Duration.ofSeconds(seconds);
            }
        } catch (NumberFormatException noNumber) {
            // said below, as for a number out of range
        }
        throw new BadSettingException(SECONDS, "must be a number of seconds from 1 to " + MAX_SECONDS);
    }
}
