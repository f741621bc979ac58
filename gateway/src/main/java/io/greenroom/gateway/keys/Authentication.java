package io.greenroom.gateway.keys;

import io.greenroom.gateway.problems.Problem;
import io.greenroom.gateway.problems.ProblemException;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.util.WebUtils;

/**
 * Lets nothing under /api through without a caller. In this order: the key in the header, the ticket of a socket, the
 * session cookie, which for everything but looking must come from our own page.
 */
@Component
@Order(0)
class Authentication extends OncePerRequestFilter {
    static final String COOKIE = "greenroom_session";
    static final String KEY_HEADER = "X-API-KEY";
    private static final String SOCKET = "/api/live";
    private static final String SESSION = "/api/session";
    private static final Set<String> LOOKING = Set.of("GET", "HEAD", "OPTIONS");
    private static final String UPLOADS = "/api/uploads";
    /** Changes nothing, or only what the caller holds in hand. */
    private static final Set<String> NEED_NO_SUBMIT = Set.of("/api/live/tickets", "/api/tasks/estimate");

    private final Callers callers;
    private final Tickets tickets;
    private final HandlerExceptionResolver refusals;

    Authentication(
            Callers callers,
            Tickets tickets,
            @Qualifier("handlerExceptionResolver") HandlerExceptionResolver refusals) {
        this.callers = callers;
        this.tickets = tickets;
        this.refusals = refusals;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        // The container's decoded path, so that /%61pi or /api;x are what they become for the controllers.
        String path = request.getServletPath();
        return !path.equals("/api") && !path.startsWith("/api/");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            QueryKeys.refuse(request);
            if (!opensASession(request)) {
                Caller caller = authenticate(request);
                if (!request.getServletPath().equals(SESSION)) {
                    caller.require(needed(request));
                }
                request.setAttribute(Caller.ATTRIBUTE, caller);
            }
        } catch (RuntimeException failure) {
            refusals.resolveException(request, response, null, failure);
            return;
        }
        chain.doFilter(request, response);
    }

    private static boolean opensASession(HttpServletRequest request) {
        return request.getServletPath().equals(SESSION) && request.getMethod().equals("POST");
    }

    private static Scope needed(HttpServletRequest request) {
        if (request.getServletPath().startsWith(UPLOADS)) {
            // How far an upload has come only those need to know who send it, and they must.
            return Scope.SUBMIT;
        }
        boolean looking = LOOKING.contains(request.getMethod()) || NEED_NO_SUBMIT.contains(request.getServletPath());
        return looking ? Scope.READ : Scope.SUBMIT;
    }

    private Caller authenticate(HttpServletRequest request) {
        boolean socket = request.getServletPath().equals(SOCKET);
        String key = request.getHeader(KEY_HEADER);
        if (key != null) {
            return callers.byKey(key).orElseThrow(Authentication::unauthorized);
        }
        String ticket = socket ? request.getParameter("ticket") : null;
        if (ticket != null) {
            return tickets.redeem(ticket).orElseThrow(Authentication::unauthorized);
        }
        Caller caller = Optional.ofNullable(sessionToken(request))
                .flatMap(callers::bySession)
                .orElseThrow(Authentication::unauthorized);
        if (socket && !Origin.isOurs(request)) {
            throw unauthorized();
        }
        if (!LOOKING.contains(request.getMethod()) && !Origin.isOurs(request)) {
            throw Problem.ORIGIN_REFUSED.because(
                    "With a session, changes are taken only from this server's own pages.");
        }
        return caller;
    }

    static @Nullable String sessionToken(HttpServletRequest request) {
        Cookie cookie = WebUtils.getCookie(request, COOKIE);
        return cookie == null ? null : cookie.getValue();
    }

    private static ProblemException unauthorized() {
        return Problem.UNAUTHORIZED.because("Send a valid key in the header X-API-KEY, or sign in.");
    }
}
