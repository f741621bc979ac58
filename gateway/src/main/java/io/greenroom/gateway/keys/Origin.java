package io.greenroom.gateway.keys;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.net.URISyntaxException;

/** Tells our own pages from foreign ones. */
final class Origin {
    private Origin() {}

    /**
     * Whether the header Origin names the host and port that the request was sent to. The scheme is not compared: behind a
     * proxy that ends TLS we do not know it.
     */
    static boolean isOurs(HttpServletRequest request) {
        String origin = request.getHeader("Origin");
        String host = request.getHeader("Host");
        if (origin == null || host == null) {
            return false;
        }
        try {
            URI page = new URI(origin);
            URI here = new URI(page.getScheme() + "://" + host);
            return page.getHost() != null
                    && page.getHost().equalsIgnoreCase(here.getHost())
                    && port(page) == port(here);
        } catch (URISyntaxException unreadable) {
            return false;
        }
    }

    private static int port(URI address) {
        if (address.getPort() >= 0) {
            return address.getPort();
        }
        return "https".equalsIgnoreCase(address.getScheme()) ? 443 : 80;
    }
}
