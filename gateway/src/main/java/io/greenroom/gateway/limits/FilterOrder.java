package io.greenroom.gateway.limits;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.core.Ordered;

/** The filters of this package in the order in which a request meets them; who asks is found out at 0. */
final class FilterOrder {
    static final int FORWARDED = Ordered.HIGHEST_PRECEDENCE + 10;
    static final int LARGE_HEADS = Ordered.HIGHEST_PRECEDENCE + 20;
    static final int SLOW_CLIENTS = Ordered.HIGHEST_PRECEDENCE + 30;
    static final int ADDRESS_LIMIT = -50;
    static final int KEY_LIMIT = 50;

    private FilterOrder() {}

    /** By the container's decoded path, as for the controllers. Pages, health and documents count against no limit. */
    static boolean isApi(HttpServletRequest request) {
        String path = request.getServletPath();
        return path.equals("/api") || path.startsWith("/api/");
    }
}
