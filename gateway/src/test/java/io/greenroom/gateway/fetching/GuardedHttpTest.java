package io.greenroom.gateway.fetching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import okhttp3.Request;
import okhttp3.Response;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.mock.env.MockEnvironment;

class GuardedHttpTest {
    private static final Duration LONG = Duration.ofSeconds(30);

    /** On an address that we may not reach, and one that the operator allows, under the same port. */
    Web inside;

    Web outside;

    @BeforeEach
    void serve() throws IOException {
        inside = new Web("127.0.0.1", 0).has("/", "secret".getBytes());
        outside = new Web("127.0.0.77", inside.port()).has("/", "public".getBytes());
    }

    @AfterEach
    void stop() {
        inside.close();
        outside.close();
    }

    @Test
    void connectsToTheAddressThatWasChecked() throws IOException {
        Deque<String> leadsTo = new ArrayDeque<>(List.of("127.0.0.77", "127.0.0.1", "127.0.0.1"));
        GuardedHttp http = http(host -> List.of(InetAddress.getByName(leadsTo.remove())));

        try (Response answer = http.send(request("http://rebinding.example:" + inside.port() + "/"), LONG)) {
            assertThat(answer.body().string()).isEqualTo("public");
        }
        assertThat(leadsTo).as("asked once").hasSize(2);
        assertThat(inside.asked()).isEmpty();

        assertThatThrownBy(() -> http.send(request("http://rebinding.example:" + inside.port() + "/"), LONG))
                .isInstanceOf(AddressRefusedException.class);
        assertThat(inside.asked()).isEmpty();
    }

    @Test
    void looksAtAnAddressThatIsNoNameToo() throws IOException {
        GuardedHttp http = http(host -> List.of(InetAddress.getAllByName(host)));
        assertThatThrownBy(() -> http.send(request(inside.url("/")), LONG)).isInstanceOf(AddressRefusedException.class);
        assertThatThrownBy(() -> http.send(request("http://[::ffff:127.0.0.1]:" + inside.port() + "/"), LONG))
                .isInstanceOf(AddressRefusedException.class);
        assertThat(inside.asked()).isEmpty();
        try (Response answer = http.send(request(outside.url("/")), LONG)) {
            assertThat(answer.code()).isEqualTo(200);
        }
    }

    @Test
    void followsNoRedirect() throws IOException {
        outside.at("/moved", exchange -> {
            exchange.getResponseHeaders().add("Location", inside.url("/"));
            Web.send(exchange, 302, -1, new byte[0]);
        });
        try (Response answer =
                http(host -> List.of(InetAddress.getAllByName(host))).send(request(outside.url("/moved")), LONG)) {
            assertThat(answer.code()).isEqualTo(302);
        }
        assertThat(inside.asked()).isEmpty();
    }

    /** Each byte comes soon enough, and the last one never. */
    @Test
    void endsWhatTakesTooLongInAll() throws IOException {
        CountDownLatch over = new CountDownLatch(1);
        outside.at("/drip", exchange -> {
            Web.send(exchange, 200, 0, new byte[] {1});
            try {
                over.await();
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
        });
        try (Response answer = http(host -> List.of(InetAddress.getAllByName(host)))
                .send(request(outside.url("/drip")), Duration.ofMillis(500))) {
            assertThatThrownBy(() -> answer.body().bytes()).isInstanceOf(IOException.class);
        } finally {
            over.countDown();
        }
    }

    @Test
    @Timeout(30)
    void endsALookUpThatNobodyAnswers() {
        CountDownLatch over = new CountDownLatch(1);
        GuardedHttp http = http(host -> {
            try {
                over.await();
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
            return List.of();
        });
        assertThatThrownBy(() -> http.send(request("http://silent.example/"), Duration.ofMillis(200)))
                .isInstanceOf(InterruptedIOException.class);
        over.countDown();
    }

    private static GuardedHttp http(Resolver resolver) {
        FetchSettings settings =
                FetchSettings.from(new MockEnvironment().withProperty("GREENROOM_FETCH_ALLOW", "127.0.0.77"));
        return new GuardedHttp(new AddressGuard(settings, resolver));
    }

    private static Request request(String url) {
        return new Request.Builder().url(url).build();
    }
}
