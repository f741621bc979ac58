package io.greenroom.faults.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.ConnectException;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LinkTest {

    private static final int SILENCE_MILLIS = 500;
    private static final int PATIENCE_MILLIS = 30_000;

    private Echo echo;
    private Link link;

    @BeforeEach
    void open() throws IOException {
        echo = new Echo();
        link = Link.open("test to echo", echo::address);
    }

    @AfterEach
    void close() throws IOException {
        link.close();
        echo.close();
    }

    @Test
    void passesBytesAndAnOrderlyEnd() throws IOException {
        try (Socket socket = connect()) {
            assertThat(ask(socket, "hello")).isEqualTo("hello");
            assertThat(link.connections()).isEqualTo(1);
            socket.shutdownOutput();
            assertThat(socket.getInputStream().read()).isEqualTo(-1);
        }
        await().until(() -> link.connections() == 0);
    }

    @Test
    void holdsBackEachPieceForTheDelay() throws IOException {
        link.delay(Duration.ofMillis(150));
        try (Socket socket = connect()) {
            long before = System.nanoTime();
            assertThat(ask(socket, "slow")).isEqualTo("slow");
            assertThat(Duration.ofNanos(System.nanoTime() - before)).isGreaterThanOrEqualTo(Duration.ofMillis(300));
        }
    }

    @Test
    void swallowsEverythingInABlackHoleAndDeliversItAfterwards() throws IOException {
        try (Socket socket = connect();
                Socket later = unconnected()) {
            ask(socket, "before");
            link.blackHole();
            assertThatNothingComesBack(socket, "lost");
            later.connect(link.address());
            assertThatNothingComesBack(later, "silent");
            link.pass();
            assertThat(read(socket, 4)).isEqualTo("lost");
            assertThat(read(later, 6)).isEqualTo("silent");
        }
    }

    @Test
    void resetsOpenConnectionsAndTakesNewOnes() throws IOException {
        try (Socket socket = connect()) {
            ask(socket, "before");
            link.reset();
            assertThatThrownBy(() -> socket.getInputStream().read())
                    .isInstanceOf(SocketException.class)
                    .hasMessageContaining("reset");
        }
        try (Socket socket = connect()) {
            assertThat(ask(socket, "after")).isEqualTo("after");
        }
    }

    @Test
    void dropsWhatABlackHoleHeldWhenItResets() throws IOException {
        try (Socket socket = connect()) {
            ask(socket, "before");
            link.blackHole();
            assertThatNothingComesBack(socket, "lost");
            link.reset();
            assertThatThrownBy(() -> socket.getInputStream().read()).isInstanceOf(SocketException.class);
        }
    }

    @Test
    void refusesConnectionsWhileItIsCutAndIsThereAgainOnTheSamePort() throws IOException {
        try (Socket socket = connect()) {
            ask(socket, "before");
            link.cut();
            assertThatThrownBy(() -> socket.getInputStream().read()).isInstanceOf(SocketException.class);
            assertThat(link.connections()).isZero();
        }
        assertThatThrownBy(this::connect).isInstanceOf(ConnectException.class);
        link.pass();
        try (Socket socket = connect()) {
            assertThat(ask(socket, "after")).isEqualTo("after");
        }
    }

    @Test
    void resetsAConnectionThatTheServiceIsNotThereFor() throws IOException {
        echo.close();
        try (Socket socket = connect()) {
            assertThatThrownBy(() -> socket.getInputStream().read()).isInstanceOf(SocketException.class);
        }
    }

    @Test
    void movesTheDateOfAnAnswer() throws IOException {
        String head = "HTTP/1.1 200 OK\r\nDate: Sat, 31 Jan 2026 23:30:00 GMT\r\nServer: x\r\n\r\n";
        link.skewDates(Duration.ofHours(1));
        try (Socket socket = connect()) {
            assertThat(ask(socket, head)).isEqualTo(head.replace("Sat, 31 Jan 2026 23", "Sun, 01 Feb 2026 00"));
            link.pass();
            assertThat(ask(socket, head)).isEqualTo(head);
        }
    }

    private static void assertThatNothingComesBack(Socket socket, String text) throws IOException {
        socket.setSoTimeout(SILENCE_MILLIS);
        assertThatThrownBy(() -> ask(socket, text)).isInstanceOf(SocketTimeoutException.class);
        socket.setSoTimeout(PATIENCE_MILLIS);
    }

    private static Socket unconnected() throws IOException {
        Socket socket = new Socket();
        socket.setSoTimeout(PATIENCE_MILLIS);
        return socket;
    }

    private Socket connect() throws IOException {
        Socket socket = unconnected();
        socket.connect(link.address());
        return socket;
    }

    private static String ask(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
        return read(socket, text.length());
    }

    private static String read(Socket socket, int length) throws IOException {
        return new String(socket.getInputStream().readNBytes(length), StandardCharsets.ISO_8859_1);
    }
}
