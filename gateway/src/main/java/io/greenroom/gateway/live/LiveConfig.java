package io.greenroom.gateway.live;

import io.greenroom.gateway.keys.Caller;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.http.server.ServletServerHttpRequest;
import org.springframework.http.server.ServletServerHttpResponse;
import org.springframework.web.socket.WebSocketHandler;
import org.springframework.web.socket.config.annotation.EnableWebSocket;
import org.springframework.web.socket.config.annotation.WebSocketConfigurer;
import org.springframework.web.socket.config.annotation.WebSocketHandlerRegistry;
import org.springframework.web.socket.server.HandshakeInterceptor;
import org.springframework.web.socket.server.standard.ServletServerContainerFactoryBean;

/** The socket's address. Who may open it, and from which page, has been decided before the upgrade. */
@Configuration(proxyBeanMethods = false)
@EnableWebSocket
class LiveConfig implements WebSocketConfigurer, HandshakeInterceptor {

    private static final int MOST_BYTES = 32 * 1024;

    private final LiveSockets sockets;
    private final Handshake handshake;

    LiveConfig(LiveSockets sockets, Handshake handshake) {
        this.sockets = sockets;
        this.handshake = handshake;
    }

    @Bean
    static ServletServerContainerFactoryBean socketLimits() {
        ServletServerContainerFactoryBean limits = new ServletServerContainerFactoryBean();
        limits.setMaxTextMessageBufferSize(MOST_BYTES);
        limits.setMaxBinaryMessageBufferSize(MOST_BYTES);
        return limits;
    }

    @Override
    public void registerWebSocketHandlers(WebSocketHandlerRegistry registry) {
        registry.addHandler(sockets, "/api/live").addInterceptors(this).setAllowedOriginPatterns("*");
    }

    @Override
    public boolean beforeHandshake(
            ServerHttpRequest request,
            ServerHttpResponse response,
            WebSocketHandler handler,
            Map<String, Object> attributes) {
        var asked = ((ServletServerHttpRequest) request).getServletRequest();
        if (handshake.refuses(asked, ((ServletServerHttpResponse) response).getServletResponse())) {
            return false;
        }
        attributes.put(Caller.ATTRIBUTE, Objects.requireNonNull(asked.getAttribute(Caller.ATTRIBUTE)));
        return true;
    }

    @Override
    public void afterHandshake(
            ServerHttpRequest request,
            ServerHttpResponse response,
            WebSocketHandler handler,
            @Nullable Exception failure) {}
}
