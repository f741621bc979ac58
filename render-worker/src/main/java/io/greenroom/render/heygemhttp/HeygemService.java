package io.greenroom.render.heygemhttp;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** The two calls of HeyGem's service; it has no others, above all none to cancel. */
final class HeygemService {

    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);
    /** It answers one request at a time and thinks about some. */
    private static final Duration ANSWER_TIMEOUT = Duration.ofSeconds(15);

    private static final Duration GLANCE_TIMEOUT = Duration.ofSeconds(5);

    private static final HttpClient CLIENT = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT_TIMEOUT)
            .build();

    private final URI url;

    /** @param url with a slash at the end */
    HeygemService(URI url) {
        this.url = url;
    }

    URI url() {
        return url;
    }

    /**
     * Hands a run over.
     *
     * @param order the body: code, paths as the service sees them, switches
     * @throws ConnectException nothing was handed over
     * @throws IOException no answer, or none of such a service; the run may have begun all the same
     */
    Reply submit(Map<String, Object> order) throws IOException, InterruptedException {
        byte[] body = JsonMapper.shared().writeValueAsBytes(order);
        return send(
                HttpRequest.newBuilder(url.resolve("easy/submit"))
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofByteArray(body)),
                ANSWER_TIMEOUT);
    }

    /**
     * Asks for a run. The answer that tells its end is given once: whoever asks must keep it.
     *
     * @throws IOException no answer, or none of such a service
     */
    Reply query(String code) throws IOException, InterruptedException {
        return send(about(code), ANSWER_TIMEOUT);
    }

    /** The same for somebody who only looks by and cannot wait long. */
    Reply glance(String code) throws IOException, InterruptedException {
        return send(about(code), GLANCE_TIMEOUT);
    }

    private HttpRequest.Builder about(String code) {
        return HttpRequest.newBuilder(url.resolve("easy/query?code=" + code)).GET();
    }

    private Reply send(HttpRequest.Builder request, Duration timeout) throws IOException, InterruptedException {
        try {
            return Reply.of(CLIENT.send(request.timeout(timeout).build(), BodyHandlers.ofString(StandardCharsets.UTF_8))
                    .body());
        } catch (ConnectException | HttpConnectTimeoutException e) {
            throw new ConnectException("no connection");
        }
    }
}
