package io.greenroom.gateway.limits;

import io.github.bucket4j.TimeMeter;
import io.greenroom.gateway.addresses.AddressRange;
import io.greenroom.gateway.keys.Callers;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerExceptionResolver;

/**
 * Lets nobody try keys faster than an address may. Each request counts against its address before anyone looks at its
 * key; one with a valid key is given back by {@link KeyLimit}, so callers behind one address do not share a limit. Whoever
 * has been let in lately passes even where others behind the same address, such as a proxy, have used it up.
 */
@Component
@Order(FilterOrder.ADDRESS_LIMIT)
class AddressLimit extends OncePerRequestFilter {
    /** More at once than a gateway has threads: callers whose keys are just being looked at cannot use it up. */
    private static final int SECONDS_AT_ONCE = 10;

    /** What one customer of a provider is given of the IPv6 addresses. */
    private static final int SITE_BYTES = 8;

    private static final String TAKEN = AddressLimit.class.getName();

    private final @Nullable Quota addresses;
    private final Callers callers;
    private final HandlerExceptionResolver refusals;

    AddressLimit(
            LimitSettings settings,
            TimeMeter time,
            Callers callers,
            @Qualifier("handlerExceptionResolver") HandlerExceptionResolver refusals) {
        int rate = settings.ratePerAddress();
        this.addresses = rate == 0 ? null : new Quota("address", rate, SECONDS_AT_ONCE, time);
        this.callers = callers;
        this.refusals = refusals;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !FilterOrder.isApi(request);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (addresses != null) {
            Quota.Share share = addresses.take(site(request));
            if (share.isGranted()) {
                request.setAttribute(TAKEN, true);
            } else if (!callers.areFamiliarWith(request)) {
                share.tell(response);
                refusals.resolveException(request, response, null, share.refusal());
                return;
            }
        }
        chain.doFilter(request, response);
    }

    /** The caller has proved who it is. */
    void giveBack(HttpServletRequest request) {
        if (addresses != null && request.getAttribute(TAKEN) != null) {
            addresses.giveBack(site(request));
        }
    }

    private static String site(HttpServletRequest request) {
        // Null once the connection is gone.
        String text = String.valueOf(request.getRemoteAddr());
        try {
            InetAddress address = AddressRange.literal(text);
            byte[] bytes = address.getAddress();
            return HexFormat.of().formatHex(address instanceof Inet6Address ? Arrays.copyOf(bytes, SITE_BYTES) : bytes);
        } catch (IllegalArgumentException noAddress) {
            return text;
        }
    }
}
