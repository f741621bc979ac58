package io.greenroom.gateway.live;

import io.greenroom.gateway.keys.Caller;
import io.greenroom.gateway.problems.Problem;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.servlet.HandlerExceptionResolver;

/** Refuses what opens no socket as the API refuses everything: the container would answer with words of its own, or none. */
@Component
class Handshake {

    private static final String VERSION = "13";

    private final LiveSockets sockets;
    private final HandlerExceptionResolver refusals;

    Handshake(LiveSockets sockets, @Qualifier("handlerExceptionResolver") HandlerExceptionResolver refusals) {
        this.sockets = sockets;
        this.refusals = refusals;
    }

    /** @return true when it has been answered so */
    boolean refuses(HttpServletRequest request, HttpServletResponse response) {
        Optional<Exception> refusal = refusal(request);
        refusal.ifPresent(why -> refusals.resolveException(request, response, null, why));
        return refusal.isPresent();
    }

    private Optional<Exception> refusal(HttpServletRequest request) {
        if (!request.getMethod().equals("GET")) {
            return Optional.of(new HttpRequestMethodNotSupportedException(request.getMethod(), List.of("GET")));
        }
        if (!names(request, "Upgrade", "websocket")
                || !names(request, "Connection", "upgrade")
                || !names(request, "Sec-WebSocket-Version", VERSION)
                || request.getHeader("Sec-WebSocket-Key") == null) {
            return Optional.of(Problem.MALFORMED_REQUEST.because(
                    "This address opens WebSockets: ask for it with a WebSocket client, of version 13."));
        }
        if (!sockets.isOpen()) {
            return Optional.of(Problem.UNAVAILABLE.because("This gateway ends; open the socket again in a moment."));
        }
        return request.getAttribute(Caller.ATTRIBUTE) instanceof Caller caller && !sockets.hasRoom(caller)
                ? Optional.of(LiveSockets.tooMany())
                : Optional.empty();
    }

    private static boolean names(HttpServletRequest request, String header, String word) {
        return Collections.list(request.getHeaders(header)).stream()
                .flatMap(value -> List.of(value.toLowerCase(Locale.ROOT).split(",")).stream())
                .anyMatch(value -> value.strip().equals(word));
    }
}
