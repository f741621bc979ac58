package io.greenroom.launcher.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Videos of a gateway that sends programs to its object store. */
class DownloadTest {
    private static final byte[] VIDEO = "a video".getBytes(StandardCharsets.UTF_8);

    @TempDir
    Path folder;

    private final List<String> keysSeenByTheStore = new CopyOnWriteArrayList<>();
    private HttpServer gateway;
    private HttpServer store;

    @BeforeEach
    void listen() throws IOException {
        store = HttpServer.create(new InetSocketAddress("localhost", 0), 0);
        store.createContext("/bucket/17.mp4", exchange -> {
            keysSeenByTheStore.add(String.valueOf(exchange.getRequestHeaders().getFirst("X-API-KEY")));
            boolean signed = "signature=1".equals(exchange.getRequestURI().getQuery());
            answer(exchange, signed ? 200 : 403, VIDEO);
        });
        store.start();
        gateway = HttpServer.create(new InetSocketAddress("localhost", 0), 0);
        gateway.createContext("/api/videos/17", exchange -> sendTo("signature=1", exchange));
        gateway.createContext("/api/videos/18", exchange -> sendTo("signature=2", exchange));
        gateway.start();
    }

    @AfterEach
    void stop() {
        gateway.stop(0);
        store.stop(0);
    }

    @Test
    void followsASignedLinkWithoutTheKey() throws IOException {
        Path video = folder.resolve("v.mp4");
        assertThat(download().fetch("17", video, arrived -> {})).isEqualTo(VIDEO.length);
        assertThat(video).hasBinaryContent(VIDEO);
        assertThat(keysSeenByTheStore).containsExactly("null");
    }

    @Test
    void leavesNoFileOfALinkThatTheStoreRefuses() {
        Path video = folder.resolve("v.mp4");
        assertThatThrownBy(() -> download().fetch("18", video, arrived -> {}))
                .isInstanceOf(GatewayFailure.class)
                .hasMessageContaining("status 403");
        assertThat(folder).isEmptyDirectory();
    }

    private Download download() {
        String url = "http://localhost:" + gateway.getAddress().getPort();
        return new Download(GatewayClient.hasty(url, "key"));
    }

    private void sendTo(String query, HttpExchange exchange) throws IOException {
        String link = "http://localhost:" + store.getAddress().getPort() + "/bucket/17.mp4?" + query;
        exchange.getResponseHeaders().set("Location", link);
        answer(exchange, 302, new byte[0]);
    }

    private static void answer(HttpExchange exchange, int status, byte[] body) throws IOException {
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }
}
