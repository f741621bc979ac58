package io.greenroom.gateway.live;

import io.greenroom.gateway.keys.Caller;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.http.server.ServletServerHttpRequest;
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

    LiveConfig(LiveSockets sockets) {
        this.sockets = sockets;
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
        if (!sockets.isOpen()) {
            response.setStatusCode(HttpStatus.SERVICE_UNAVAILABLE);
            return false;
        }
        if (request instanceof ServletServerHttpRequest servlet
                && servlet.getServletRequest().getAttribute(Caller.ATTRIBUTE) instanceof Caller caller) {
            attributes.put(Caller.ATTRIBUTE, caller);
            return true;
        }
        return false;
    }

    @Override
    public void afterHandshake(
            ServerHttpRequest request,
            ServerHttpResponse response,
            WebSocketHandler handler,
            @Nullable Exception failure) {}
}
