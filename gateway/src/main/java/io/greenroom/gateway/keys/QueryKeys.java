package io.greenroom.gateway.keys;

import io.greenroom.gateway.problems.Problem;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;

/** Finds keys where they would end up in logs and histories. */
final class QueryKeys {
    private static final Set<String> NAMES =
            Set.of("x-api-key", "api-key", "api_key", "apikey", "key", "token", "access_token");

    private QueryKeys() {}

    /** Refuses an address that carries a key, by name or by its form, so that nobody gets used to it. */
    static void refuse(HttpServletRequest request) {
        String query = request.getQueryString();
        if (query == null) {
            return;
        }
        for (String pair : query.split("&")) {
            int equals = pair.indexOf('=');
            String name = decode(equals < 0 ? pair : pair.substring(0, equals));
            String value = equals < 0 ? "" : decode(pair.substring(equals + 1));
            if (NAMES.contains(name.toLowerCase(Locale.ROOT)) || value.matches("gr_[0-9A-Za-z]+_[0-9A-Za-z]+")) {
                throw Problem.KEY_IN_QUERY.because("Send the key in the header X-API-KEY; addresses end up in logs.");
            }
        }
    }

    private static String decode(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException unreadable) {
            return text;
        }
    }
}
