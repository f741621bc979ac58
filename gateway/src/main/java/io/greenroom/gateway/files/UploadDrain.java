package io.greenroom.gateway.files;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Lets a refused upload see its refusal. A client that still sends when the server closes gets a reset instead of the
 * answer; so the answer goes out at once and what still comes is thrown away, for a while.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class UploadDrain extends OncePerRequestFilter {
    private static final Logger log = LoggerFactory.getLogger(UploadDrain.class);
    private static final long LIMIT_BYTES = 8L * 1024 * 1024 * 1024;

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !request.getServletPath().equals("/api/upload");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        chain.doFilter(request, response);
        if (response.getStatus() == HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE
                || response.getStatus() == HttpServletResponse.SC_UNSUPPORTED_MEDIA_TYPE) {
            drain(request, response);
        }
    }

    private static void drain(HttpServletRequest request, HttpServletResponse response) {
        try {
            response.flushBuffer();
            InputStream rest = request.getInputStream();
            byte[] buffer = new byte[64 * 1024];
            long drained = 0;
            for (int read; drained < LIMIT_BYTES && (read = rest.read(buffer)) >= 0; ) {
                drained += read;
            }
        } catch (IOException gone) {
            log.debug("a refused upload was not sent to its end", gone);
        }
    }
}
