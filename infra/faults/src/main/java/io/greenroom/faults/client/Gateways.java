package io.greenroom.faults.client;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/** The REST API at all addresses of the farm, asked in turn. Safe for use by several threads. */
public final class Gateways {

    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(8);
    private static final Duration ASK_AGAIN_AFTER = Duration.ofMillis(300);
    private static final JsonMapper JSON = JsonMapper.shared();

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2))
            .build();
    private final List<URI> urls;
    private final String key;
    private final AtomicInteger turn;

    public Gateways(List<URI> urls, String key) {
        this(urls, key, new AtomicInteger());
    }

    private Gateways(List<URI> urls, String key, AtomicInteger turn) {
        this.urls = List.copyOf(urls);
        this.key = key;
        this.turn = turn;
    }

    /** The same addresses with another key. */
    public Gateways as(String otherKey) {
        return new Gateways(urls, otherKey, turn);
    }

    String key() {
        return key;
    }

    List<URI> urls() {
        return urls;
    }

    /** One request at the next address. */
    public Answer post(String path, Object body) throws InterruptedException {
        return once("POST", path, json(body), "application/json");
    }

    /** One request at the next address. */
    public Answer get(String path) throws InterruptedException {
        return once("GET", path, BodyPublishers.noBody(), null);
    }

    /** One request at the next address. */
    public Answer delete(String path) throws InterruptedException {
        return once("DELETE", path, BodyPublishers.noBody(), null);
    }

    /** Asks until the answer is certain: only for what may be asked twice. */
    public JsonNode insist(Call call) throws InterruptedException {
        Answer answer = call.make(this);
        while (!answer.done()) {
            if (answer.arrived() && answer.status() / 100 == 4 && answer.status() != 429) {
                throw new IllegalStateException("refused with " + answer.status() + ": " + answer.body());
            }
            Thread.sleep(ASK_AGAIN_AFTER.toMillis());
            answer = call.make(this);
        }
        return answer.body();
    }

    /** A request that may be made twice. */
    public interface Call {
        Answer make(Gateways gateways) throws InterruptedException;
    }

    /** Stores a file; what a lost answer leaves behind is retention's. */
    public Answer upload(Path file) throws InterruptedException {
        String head = "--cut\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + file.getFileName()
                + "\"\r\n\r\n";
        try {
            return once(
                    "POST",
                    "/api/upload",
                    BodyPublishers.concat(
                            BodyPublishers.ofString(head),
                            BodyPublishers.ofFile(file),
                            BodyPublishers.ofString("\r\n--cut--\r\n")),
                    "multipart/form-data; boundary=cut");
        } catch (FileNotFoundException gone) {
            throw new IllegalStateException(file + " is gone", gone);
        }
    }

    private Answer once(String method, String path, BodyPublisher body, @Nullable String contentType)
            throws InterruptedException {
        URI url = urls.get(Math.floorMod(turn.getAndIncrement(), urls.size()));
        HttpRequest.Builder request = HttpRequest.newBuilder(url.resolve(path))
                .header("X-API-KEY", key)
                .timeout(ANSWER_WITHIN)
                .method(method, body);
        if (contentType != null) {
            request.header("Content-Type", contentType);
        }
        try {
            HttpResponse<String> response = http.send(request.build(), BodyHandlers.ofString());
            return new Answer(response.statusCode(), true, read(response.body()));
        } catch (ConnectException | HttpConnectTimeoutException away) {
            return Answer.NEVER_ARRIVED;
        } catch (IOException lost) {
            return Answer.LOST;
        }
    }

    private static BodyPublisher json(Object body) {
        return BodyPublishers.ofString(JSON.writeValueAsString(body));
    }

    private static JsonNode read(String body) {
        try {
            return body.isEmpty() ? MissingNode.getInstance() : JSON.readTree(body);
        } catch (JacksonException noJson) {
            return MissingNode.getInstance();
        }
    }
}
