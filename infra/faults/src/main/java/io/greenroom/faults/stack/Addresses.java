package io.greenroom.faults.stack;

import java.net.InetSocketAddress;
import java.util.Collection;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Addresses within the text of variables, whatever scheme, credentials and path are around them. */
final class Addresses {

    private static final Pattern ADDRESS = Pattern.compile("127\\.0\\.0\\.1:(\\d+)");

    private Addresses() {}

    /** @throws IllegalStateException if there is none: the service has never been up */
    static InetSocketAddress of(Collection<String> values) {
        return values.stream()
                .map(ADDRESS::matcher)
                .filter(Matcher::find)
                .map(found -> new InetSocketAddress("127.0.0.1", Integer.parseInt(found.group(1))))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("the service has never been up"));
    }

    /** The same text with another address in it. */
    static String moved(String value, InetSocketAddress to) {
        return ADDRESS.matcher(value).replaceFirst("127.0.0.1:" + to.getPort());
    }
}
