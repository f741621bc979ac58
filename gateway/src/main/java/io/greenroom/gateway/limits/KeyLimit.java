package io.greenroom.gateway.limits;

import io.github.bucket4j.TimeMeter;
import io.greenroom.gateway.keys.Caller;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerExceptionResolver;

/** Counts requests by the key behind them, sessions and tickets included. Signing in stays counted by its address. */
@Component
@Order(FilterOrder.KEY_LIMIT)
class KeyLimit extends OncePerRequestFilter {
    private static final int SECONDS_AT_ONCE = 2;

    private final @Nullable Quota keys;
    private final AddressLimit addresses;
    private final HandlerExceptionResolver refusals;

    KeyLimit(
            LimitSettings settings,
            TimeMeter time,
            AddressLimit addresses,
            @Qualifier("handlerExceptionResolver") HandlerExceptionResolver refusals) {
        int rate = settings.ratePerSecond();
        this.keys = rate == 0 ? null : new Quota("key", rate, SECONDS_AT_ONCE, time);
        this.addresses = addresses;
        this.refusals = refusals;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !FilterOrder.isApi(request);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (request.getAttribute(Caller.ATTRIBUTE) instanceof Caller caller) {
            addresses.giveBack(request);
            if (keys != null && !granted(keys.take(caller.keyId()), request, response)) {
                return;
            }
        }
        chain.doFilter(request, response);
    }

    private boolean granted(Quota.Share share, HttpServletRequest request, HttpServletResponse response) {
        share.tell(response);
        if (!share.isGranted()) {
            refusals.resolveException(request, response, null, share.refusal());
        }
        return share.isGranted();
    }
}
