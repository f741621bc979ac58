package io.greenroom.gateway.limits;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Refuses an address over 8 KiB and headers over 16 KiB, each by its name; beyond 32 KiB the container does not say which. */
@Component
@Order(FilterOrder.LARGE_HEADS)
class LargeHeads extends OncePerRequestFilter {
    private static final int ADDRESS_CHARACTERS = 8 * 1024;
    private static final int HEADER_CHARACTERS = 16 * 1024;

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (addressOf(request) > ADDRESS_CHARACTERS) {
            response.sendError(HttpStatus.URI_TOO_LONG.value());
        } else if (headersOf(request) > HEADER_CHARACTERS) {
            response.sendError(HttpStatus.REQUEST_HEADER_FIELDS_TOO_LARGE.value());
        } else {
            chain.doFilter(request, response);
        }
    }

    private static int addressOf(HttpServletRequest request) {
        String query = request.getQueryString();
        return request.getRequestURI().length() + (query == null ? 0 : query.length() + 1);
    }

    private static int headersOf(HttpServletRequest request) {
        int length = 0;
        for (String name : Collections.list(request.getHeaderNames())) {
            for (String value : Collections.list(request.getHeaders(name))) {
                length += name.length() + value.length();
            }
        }
        return length;
    }
}
