package io.greenroom.gateway.browsers;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Keeps a browser from making anything of an answer but what it is: what people upload is never run as a page of ours,
 * whatever it holds, and nothing is kept unless the answer itself allows it. The pages of the dashboard bring headers of
 * their own.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
public class AnswerHeaders extends OncePerRequestFilter {
    private static final List<String> DATA = List.of("/api", "/v3", "/actuator", "/error");
    private static final List<String> DOCUMENTS = List.of("/docs", "/swagger-ui", "/webjars");

    private static final String NOTHING = "default-src 'none'; frame-ancestors 'none'; sandbox";

    /** The reader of the API's description runs its own files only; it sets styles in the page. */
    private static final String OWN_FILES =
            "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:;"
                    + " object-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String path = request.getServletPath();
        if (isUnder(DATA, path)) {
            ofData(response);
        } else if (isUnder(DOCUMENTS, path)) {
            protect(response, OWN_FILES);
            response.setHeader("Referrer-Policy", "same-origin");
        }
        chain.doFilter(request, response);
    }

    /** What is no page: nothing of it runs, nobody keeps it. */
    public static void ofData(HttpServletResponse response) {
        protect(response, NOTHING);
        response.setHeader("Referrer-Policy", "no-referrer");
        response.setHeader("Cache-Control", "no-store");
    }

    private static void protect(HttpServletResponse response, String policy) {
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("X-Frame-Options", "DENY");
        response.setHeader("Content-Security-Policy", policy);
        response.setHeader("Cross-Origin-Resource-Policy", "same-origin");
    }

    private static boolean isUnder(List<String> roots, String path) {
        return roots.stream().anyMatch(root -> path.equals(root) || path.startsWith(root + "/"));
    }
}
