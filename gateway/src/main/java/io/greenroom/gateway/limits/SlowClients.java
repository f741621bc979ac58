package io.greenroom.gateway.limits;

import io.github.bucket4j.TimeMeter;
import io.greenroom.gateway.keys.Caller;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.function.LongSupplier;
import org.apache.coyote.CloseNowException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Holds no thread for a client that sends or takes drop by drop, and lets one that is refused see its refusal: a client that
 * still sends when the server closes gets a reset instead of the answer, so the answer goes out at once and what still
 * comes is thrown away, for a while.
 */
@Component
@Order(FilterOrder.SLOW_CLIENTS)
class SlowClients extends OncePerRequestFilter {
    private static final Logger log = LoggerFactory.getLogger(SlowClients.class);

    /** Bodies that are thrown away at once: each holds a thread, and most must remain for requests that are wanted. */
    private static final int AT_ONCE = 32;

    private static final Rest OF_ANYTHING = new Rest(4L * 1024 * 1024, Duration.ofSeconds(20));
    /** What a caller whom we know sends and is refused for what it is may be on its way as a whole. */
    private static final Rest OF_A_FILE = new Rest(8L * 1024 * 1024 * 1024, Duration.ofMinutes(5));

    private static final Set<Integer> REFUSED_FILES =
            Set.of(HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE, HttpServletResponse.SC_UNSUPPORTED_MEDIA_TYPE);

    private final TimeMeter time;
    private final Semaphore free = new Semaphore(AT_ONCE);

    SlowClients(TimeMeter time) {
        this.time = time;
    }

    /** How much more of a body is taken, and for how long in all, so that its sender sees the answer. */
    private record Rest(long mostBytes, Duration longest) {}

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        // Once a socket is open its bytes are no body.
        return request.getServletPath().equals("/api/live");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        PacedInput body = new PacedInput(request.getInputStream(), time::currentTimeNanos);
        chain.doFilter(new Sent(request, body), new Taken(response, time::currentTimeNanos));
        if (!body.isFinished() && !request.isAsyncStarted()) {
            end(body, request, response);
        }
    }

    private void end(PacedInput body, HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (!body.isBegun() && request.getHeader("Expect") != null) {
            // Nobody has told the client to send it.
            return;
        }
        response.flushBuffer();
        boolean file = REFUSED_FILES.contains(response.getStatus()) && request.getAttribute(Caller.ATTRIBUTE) != null;
        if (body.isTooSlow() || !isDrained(body, file ? OF_A_FILE : OF_ANYTHING)) {
            throw new CloseNowException("the client still sends what nobody wants");
        }
    }

    private boolean isDrained(PacedInput body, Rest rest) {
        if (!free.tryAcquire()) {
            return false;
        }
        byte[] buffer = new byte[64 * 1024];
        long end = time.currentTimeNanos() + rest.longest().toNanos();
        long drained = 0;
        try {
            while (drained < rest.mostBytes() && time.currentTimeNanos() - end < 0) {
                int read = body.read(buffer);
                if (read < 0) {
                    return true;
                }
                drained += read;
            }
        } catch (IOException | RuntimeException gone) {
            log.debug("a body that nobody wanted was not sent to its end", gone);
        } finally {
            free.release();
        }
        return false;
    }

    private static final class Sent extends HttpServletRequestWrapper {
        private final PacedInput body;
        private @Nullable BufferedReader reader;

        Sent(HttpServletRequest request, PacedInput body) {
            super(request);
            this.body = body;
        }

        @Override
        public ServletInputStream getInputStream() {
            return body;
        }

        @Override
        public BufferedReader getReader() {
            if (reader == null) {
                String encoding = getCharacterEncoding();
                Charset charset = encoding == null ? StandardCharsets.UTF_8 : Charset.forName(encoding);
                reader = new BufferedReader(new InputStreamReader(body, charset));
            }
            return reader;
        }
    }

    private static final class Taken extends HttpServletResponseWrapper {
        private final LongSupplier nanos;
        private @Nullable PacedOutput body;

        Taken(HttpServletResponse response, LongSupplier nanos) {
            super(response);
            this.nanos = nanos;
        }

        @Override
        public ServletOutputStream getOutputStream() throws IOException {
            if (body == null) {
                body = new PacedOutput(super.getOutputStream(), nanos);
            }
            return body;
        }
    }
}
