package io.greenroom.gateway.browsers;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Lets the pages of the origins in the settings call the API, with a key and never with a session. To every other
 * foreign page an answer bears no leave, and browsers keep it from the page.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 15)
class ForeignPages extends OncePerRequestFilter {
    private static final String MAY_SEND =
            "X-API-KEY, Content-Type, Idempotency-Key, If-None-Match, Range, If-Range, Last-Event-ID,"
                    + " Tus-Resumable, Upload-Length, Upload-Offset, Upload-Metadata";
    private static final String MAY_READ =
            "Location, ETag, Content-Disposition, Content-Range, Retry-After, RateLimit, RateLimit-Policy,"
                    + " Idempotent-Replayed, Tus-Resumable, Upload-Offset, Upload-Length, Upload-Metadata, Upload-Expires";
    /** A browser asks again for leave after that; most take no longer answer. */
    private static final String ASK_AGAIN_SECONDS = "7200";

    private final BrowserSettings settings;

    ForeignPages(BrowserSettings settings) {
        this.settings = settings;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return settings.corsOrigins().isEmpty() || !request.getServletPath().startsWith("/api/");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        response.addHeader("Vary", "Origin");
        String origin = request.getHeader("Origin");
        if (origin == null || !settings.corsOrigins().contains(origin)) {
            chain.doFilter(request, response);
            return;
        }
        response.setHeader("Access-Control-Allow-Origin", origin);
        response.setHeader("Access-Control-Expose-Headers", MAY_READ);
        response.setHeader("Cross-Origin-Resource-Policy", "cross-origin");
        if (asksForLeave(request)) {
            response.setHeader("Access-Control-Allow-Methods", "GET, HEAD, POST, PUT, PATCH, DELETE");
            response.setHeader("Access-Control-Allow-Headers", MAY_SEND);
            response.setHeader("Access-Control-Max-Age", ASK_AGAIN_SECONDS);
            response.setStatus(HttpServletResponse.SC_NO_CONTENT);
            return;
        }
        chain.doFilter(request, response);
    }

    private static boolean asksForLeave(HttpServletRequest request) {
        return request.getMethod().equals("OPTIONS") && request.getHeader("Access-Control-Request-Method") != null;
    }
}
