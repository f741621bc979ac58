package io.greenroom.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.greenroom.embedded.EmbeddedServices;
import io.greenroom.events.ConfirmedPublisher;
import io.greenroom.events.Run;
import io.greenroom.gateway.following.Events;
import io.greenroom.gateway.following.Followers;
import io.greenroom.gateway.recording.Told;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A gateway that is told to end in the midst of its work. */
@Timeout(180)
@ExtendWith(OutputCaptureExtension.class)
class GracefulStopTest {

    private static final Duration SOON = Duration.ofSeconds(60);

    private static EmbeddedServices broker;
    private RunningGateway gateway;

    @BeforeAll
    static void startBroker() throws Exception {
        Path app = Path.of(System.getProperty("greenroom.root"), "infra/embedded/target/app");
        Path home = Files.createTempDirectory(Files.createDirectories(Path.of("target/embedded")), "stop-");
        broker = EmbeddedServices.start(app, home, Set.of("amqp"));
    }

    @AfterAll
    static void stopBroker() {
        broker.close();
    }

    @BeforeEach
    void aGateway() throws Exception {
        gateway = new RunningGateway(broker.environment().get("GREENROOM_AMQP_URI")).start();
    }

    @AfterEach
    void end() throws Exception {
        gateway.close();
    }

    @Test
    void socketsGoElsewhereAtOnceAndARequestUnderWayIsAnswered(CapturedOutput log) throws Exception {
        int port = gateway.port();
        Listening socket = Listening.to(port);
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(socket.heard("hello")).hasSize(1));
        var rest = new CountDownLatch(1);
        var begun = new CountDownLatch(1);
        CompletableFuture<HttpResponse<String>> submission = submitSlowly(port, begun, rest);
        begun.await();

        CompletableFuture<Void> stopped = CompletableFuture.runAsync(gateway::stop);

        await().atMost(SOON).untilAsserted(() -> assertThat(socket.closedWith()).isEqualTo(1012));
        assertThatThrownBy(() -> Listening.to(port)).isInstanceOf(Exception.class);
        assertThat(stopped).as("waits for the request").isNotDone();
        rest.countDown();
        assertThat(submission.get(60, TimeUnit.SECONDS).statusCode()).isEqualTo(201);
        stopped.get(60, TimeUnit.SECONDS);
        assertThat(log.getAll()).doesNotContain(" ERROR ");
    }

    @Test
    void whoFollowsATaskIsAnsweredAtOnce(CapturedOutput log) {
        int port = gateway.port();
        UUID task = Rows.of(gateway.bean(JdbcClient.class)).task();
        Api admin = Api.admin(port);
        CompletableFuture<Api.Answer> poll = admin.getLater("/api/tasks/" + task + "/status?wait=60");
        Events events = Events.of(admin, "/api/tasks/" + task + "/events", null);
        await().atMost(SOON)
                .until(() -> gateway.bean(Followers.class).count() == 2
                        && !events.named("task").isEmpty());

        gateway.stop();

        assertThat(poll.join().json().path("status").asString()).isEqualTo("pending");
        assertThat(events.end().statusCode()).isEqualTo(200);
        assertThat(log.getAll()).doesNotContain(" ERROR ").doesNotContain("Failed to shut down");
    }

    @Test
    void whatIsNotRecordedYetIsRecordedByTheNext(CapturedOutput log) throws Exception {
        Rows rows = Rows.of(gateway.bean(JdbcClient.class));
        UUID task = rows.task();
        Run run = Rows.run(task, 1, "gpu");
        gateway.database.fallSilent();
        gateway.bean(ConfirmedPublisher.class).publish(Told.by(run).started());
        gateway.stop();
        gateway.database.mend();

        gateway.start();

        Rows again = Rows.of(gateway.bean(JdbcClient.class));
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(again.column(task, "status")).isEqualTo("processing"));
        assertThat(again.column(task, "run_id")).isEqualTo(run.runId().toString());
    }

    /** The body is asked for when the gateway has the request in hand, and its end comes when the test says so. */
    private static CompletableFuture<HttpResponse<String>> submitSlowly(
            int port, CountDownLatch begun, CountDownLatch rest) {
        byte[] body = "{\"name\":\"made while it stops\"}".getBytes(StandardCharsets.UTF_8);
        InputStream slow = new SequenceInputStream(
                new ByteArrayInputStream(body, 0, body.length - 1),
                new Late(new ByteArrayInputStream(body, body.length - 1, 1), begun, rest));
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/api/api-keys"))
                .header("X-API-KEY", TestServices.ADMIN_KEY)
                .header("Content-Type", "application/json")
                .expectContinue(true)
                .POST(BodyPublishers.ofInputStream(() -> slow))
                .build();
        return HttpClient.newHttpClient().sendAsync(request, BodyHandlers.ofString());
    }

    /** Holds whoever reads it until it may go on. */
    private static final class Late extends FilterInputStream {

        private final CountDownLatch begun;
        private final CountDownLatch rest;

        Late(InputStream content, CountDownLatch begun, CountDownLatch rest) {
            super(content);
            this.begun = begun;
            this.rest = rest;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            begun.countDown();
            try {
                rest.await();
            } catch (InterruptedException e) {
                throw new IOException(e);
            }
            return super.read(buffer, offset, length);
        }
    }
}
