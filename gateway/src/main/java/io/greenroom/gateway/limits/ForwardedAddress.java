package io.greenroom.gateway.limits;

import io.greenroom.gateway.addresses.AddressRange;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Behind a proxy that the operator trusts, the caller's address is the last in {@code X-Forwarded-For} that is not a
 * trusted proxy's: what stands before it anyone may have written. From anyone else these headers mean nothing.
 */
@Component
@Order(FilterOrder.FORWARDED)
class ForwardedAddress extends OncePerRequestFilter {
    private final List<AddressRange> trusted;

    ForwardedAddress(LimitSettings settings) {
        this.trusted = settings.trustedProxies();
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return trusted.isEmpty() || !isTrusted(String.valueOf(request.getRemoteAddr()));
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        boolean secure = "https".equalsIgnoreCase(request.getHeader("X-Forwarded-Proto"));
        chain.doFilter(new Forwarded(request, addressOf(request), secure), response);
    }

    private String addressOf(HttpServletRequest request) {
        String client = request.getRemoteAddr();
        List<String> hops = Collections.list(request.getHeaders("X-Forwarded-For")).stream()
                .flatMap(header -> Arrays.stream(header.split(",")))
                .map(String::strip)
                .toList();
        for (int hop = hops.size() - 1; hop >= 0 && isTrusted(client) && isAddress(hops.get(hop)); hop--) {
            client = hops.get(hop);
        }
        return client;
    }

    private boolean isTrusted(String address) {
        return isAddress(address) && trusted.stream().anyMatch(range -> range.contains(AddressRange.literal(address)));
    }

    private static boolean isAddress(String text) {
        try {
            AddressRange.literal(text);
            return true;
        } catch (IllegalArgumentException noAddress) {
            return false;
        }
    }

    private static final class Forwarded extends HttpServletRequestWrapper {
        private final String address;
        private final boolean secure;

        Forwarded(HttpServletRequest request, String address, boolean secure) {
            super(request);
            this.address = address;
            this.secure = secure;
        }

        @Override
        public String getRemoteAddr() {
            return address;
        }

        @Override
        public String getRemoteHost() {
            return address;
        }

        @Override
        public boolean isSecure() {
            return secure || super.isSecure();
        }

        @Override
        public String getScheme() {
            return isSecure() ? "https" : super.getScheme();
        }
    }
}
