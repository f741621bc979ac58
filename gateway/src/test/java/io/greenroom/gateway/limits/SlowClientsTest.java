package io.greenroom.gateway.limits;

import static org.assertj.core.api.Assertions.assertThat;

import io.greenroom.gateway.Api;
import io.greenroom.gateway.Clips;
import io.greenroom.gateway.GatewayTest;
import io.greenroom.gateway.TestServices;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

@GatewayTest
@Import(StrictGateway.class)
class SlowClientsTest {
    private static final String KEY = "X-API-KEY: " + TestServices.ADMIN_KEY + "\r\n";

    @LocalServerPort
    int port;

    @Autowired
    HandTime time;

    @Autowired
    JdbcClient jdbc;

    @BeforeEach
    void everyoneHasRested() {
        time.pass(Duration.ofHours(1));
    }

    @Test
    void refusesABodyThatDrips() throws IOException {
        String answer = drip("POST /api/api-keys HTTP/1.1\r\nHost: localhost\r\n" + KEY
                + "Content-Type: application/json\r\nContent-Length: 200000\r\n\r\n{");
        assertThat(answer)
                .startsWith("HTTP/1.1 408")
                .contains("application/problem+json", "request_timeout")
                .doesNotContain("HTTP/1.1 5");
    }

    @Test
    void refusesAFileThatDrips() throws IOException {
        String answer = drip("POST /api/upload HTTP/1.1\r\nHost: localhost\r\n" + KEY
                + "Content-Type: multipart/form-data; boundary=edge\r\nContent-Length: 200000\r\n\r\n"
                + "--edge\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a\"\r\n\r\n");
        assertThat(answer).startsWith("HTTP/1.1 408").contains("request_timeout");
    }

    @Test
    void waitsForNoBodyThatNobodyWants() throws IOException {
        String answer = drip("POST /api/tasks HTTP/1.1\r\nHost: localhost\r\n"
                + "Content-Type: application/json\r\nContent-Length: 200000\r\n\r\n{");
        assertThat(answer).startsWith("HTTP/1.1 401").contains("unauthorized");
    }

    /** As fast as anyone must send, and yet not for ever: neither these answers nor what came before them needed a key. */
    @ParameterizedTest
    @ValueSource(strings = {"/api/session", "/login"})
    void throwsAwayWhatNobodyWantsForAWhileOnly(String address) throws IOException {
        String head = "POST " + address + " HTTP/1.1\r\nHost: localhost\r\n"
                + "Content-Type: text/plain\r\nContent-Length: 100000000\r\n\r\n";
        assertThat(send(head, new byte[8 * 1024], Duration.ofSeconds(6))).startsWith("HTTP/1.1 ");
    }

    @Test
    void showsItsRefusalToAClientThatStillSends() {
        String body = "{\"name\":\"" + "x".repeat(3_000_000) + "\"}";
        assertThat(Api.nobody(port).post("/api/tasks", body).status()).isEqualTo(401);
        assertThat(Api.admin(port).post("/api/api-keys", body).code()).isEqualTo("body_too_large");
    }

    @Test
    void cutsOffAClientThatTakesItsAnswerInDrips() throws IOException {
        int bytes = 48 * 1024 * 1024;
        jdbc.sql("update workspaces set max_stored_bytes = 0").update();
        byte[] video = Arrays.copyOf(Clips.video(), bytes);
        String url = Api.admin(port).upload(video).json().get("url").asString();

        try (Socket socket = new Socket()) {
            socket.setReceiveBufferSize(8 * 1024);
            socket.connect(new InetSocketAddress("localhost", port));
            String ask = "GET " + url + " HTTP/1.1\r\nHost: localhost\r\n" + KEY + "\r\n";
            socket.getOutputStream().write(ask.getBytes(StandardCharsets.US_ASCII));
            assertThat(takenInDrips(socket)).isLessThan(bytes);
        }
    }

    private int takenInDrips(Socket socket) {
        byte[] drip = new byte[4 * 1024];
        int taken = 0;
        try {
            for (int read; (read = socket.getInputStream().read(drip)) >= 0; ) {
                taken += read;
                time.pass(Duration.ofSeconds(31));
            }
        } catch (IOException cut) {
            // What was expected, unless it had come to its end.
        }
        return taken;
    }

    /** Sends a byte each half minute until the server cuts the connection; what it answered. */
    private String drip(String head) throws IOException {
        return send(head, new byte[] {' '}, Duration.ofSeconds(31));
    }

    private String send(String head, byte[] drop, Duration pause) throws IOException {
        try (Socket socket = new Socket("localhost", port)) {
            socket.setSoTimeout(50);
            socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
            StringBuilder answer = new StringBuilder();
            for (int drops = 0; drops < 400; drops++) {
                time.pass(pause);
                if (!isOpen(socket, drop, answer)) {
                    return answer.toString();
                }
            }
            throw new AssertionError("still open after " + answer);
        }
    }

    private static boolean isOpen(Socket socket, byte[] drop, StringBuilder answer) {
        try {
            socket.getOutputStream().write(drop);
            InputStream in = socket.getInputStream();
            for (int read; (read = in.read()) >= 0; ) {
                answer.append((char) read);
            }
            return false;
        } catch (java.net.SocketTimeoutException nothingYet) {
            return true;
        } catch (IOException cut) {
            return false;
        }
    }
}
