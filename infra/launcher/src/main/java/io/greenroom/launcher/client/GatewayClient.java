package io.greenroom.launcher.client;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpResponse.BodySubscribers;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A gateway's REST API. Every method throws {@link GatewayFailure} when it refuses, with its code and its sentence. */
public final class GatewayClient {
    private static final Duration MAY_BE_STARTING_ANEW = Duration.ofMinutes(2);
    private static final int LONG_POLL_SECONDS = 10;
    private static final int FOUND = 302;

    private final Calls calls;

    private GatewayClient(Calls calls) {
        this.calls = calls;
    }

    /** One that is asked again for two minutes while it does not answer: it may be starting anew. */
    public static GatewayClient patient(String url, String key) {
        return new GatewayClient(new Calls(url, key, MAY_BE_STARTING_ANEW));
    }

    /** One whose silence is told at once: the address may be wrong. */
    static GatewayClient hasty(String url, String key) {
        return new GatewayClient(new Calls(url, key, Duration.ZERO));
    }

    /** The same gateway, asked again while it does not answer: call it once it has answered. */
    GatewayClient patient() {
        return new GatewayClient(calls.patient(MAY_BE_STARTING_ANEW));
    }

    String url() {
        return calls.url();
    }

    /** @return the path by which tasks and digital humans refer to the stored file */
    public String upload(Path file) {
        Multipart form = Multipart.of(file);
        HttpRequest.Builder request = calls.to("/api/upload")
                .header("Content-Type", form.contentType())
                .POST(form.body());
        return Json.text(calls.ask("the upload of " + file, request), "path").orElse("");
    }

    /** @return its id */
    public String createDigitalHuman(String name, String videoPath) {
        return createDigitalHuman(Json.object().put("name", name).put("video_path", videoPath));
    }

    String createDigitalHuman(ObjectNode wanted) {
        return Json.text(post("the digital human", "/api/digital-humans", wanted), "id")
                .orElse("");
    }

    public Task createTask(String name, String digitalHuman, String audioPath, String idempotencyKey) {
        return createTask(
                Json.object()
                        .put("name", name)
                        .put("digital_human_id", digitalHuman)
                        .put("audio_path", audioPath),
                idempotencyKey);
    }

    /** @param idempotencyKey asked again with it after a lost answer, the gateway returns the task it has made already */
    Task createTask(ObjectNode wanted, String idempotencyKey) {
        HttpRequest.Builder request = calls.to("POST", "/api/tasks", wanted).header("Idempotency-Key", idempotencyKey);
        return new Task(calls.ask("the task", request));
    }

    public Task task(String id) {
        return new Task(get("the task " + id, "/api/tasks/" + Address.segment(id)));
    }

    /** The rows of the task's story after this one, oldest first. */
    public List<Task.LogRow> logs(String id, long after) {
        String path = "/api/tasks/" + Address.segment(id) + "/logs?limit=200&after=" + after;
        return get("the log of the task", path)
                .path("data")
                .valueStream()
                .map(Task.LogRow::of)
                .toList();
    }

    /**
     * Waits until the task's status differs from the version known, a few seconds at most.
     *
     * @param version what the call before returned, null at the first
     * @return the version of now
     */
    Optional<String> awaitChange(String id, @Nullable String version) {
        HttpRequest.Builder request = calls.to("/api/tasks/" + Address.segment(id) + "/status"
                + (version == null ? "" : "?wait=" + LONG_POLL_SECONDS));
        if (version != null) {
            request.header("If-None-Match", version);
        }
        HttpResponse<byte[]> response = calls.send(request.build(), BodyHandlers.ofByteArray());
        if (response.statusCode() == 304) {
            return Optional.ofNullable(version);
        }
        calls.read("the status of the task", response);
        Optional<String> now = response.headers().firstValue("ETag");
        if (now.isEmpty()) {
            // A gateway that cannot be waited for.
            calls.pause();
        }
        return now;
    }

    /**
     * What happens to a task from now on, as it happens.
     *
     * @param after the last line of its story that is known, 0 for none
     * @return empty where no stream of events comes: a gateway, or something before it, that has none
     */
    Optional<EventStream> events(String id, long after) {
        HttpRequest.Builder request = calls.to("/api/tasks/" + Address.segment(id) + "/events");
        if (after > 0) {
            request.header("Last-Event-ID", String.valueOf(after));
        }
        HttpResponse<Flow.Publisher<List<ByteBuffer>>> response =
                calls.send(request.build(), BodyHandlers.ofPublisher());
        EventStream stream = EventStream.of(response.body());
        String type = response.headers().firstValue("Content-Type").orElse("");
        if (response.statusCode() == 200 && type.startsWith("text/event-stream")) {
            return Optional.of(stream);
        }
        stream.close();
        return Optional.empty();
    }

    /** Before something is asked again. */
    void pause() {
        calls.pause();
    }

    /** @return how many bytes the gateway promised, -1 where it did not; the file holds what came */
    long download(String task, Path to) {
        HttpRequest request =
                calls.to("/api/videos/" + Address.segment(task) + "?download=1").build();
        BodyHandler<byte[]> intoTheFile = info -> info.statusCode() == 200
                ? BodySubscribers.mapping(BodySubscribers.ofFile(to), path -> new byte[0])
                : BodySubscribers.ofByteArray();
        HttpResponse<byte[]> response = calls.send(request, intoTheFile);
        Optional<String> store = response.headers().firstValue("Location");
        if (response.statusCode() == FOUND && store.isPresent()) {
            // The link is signed; the key is the gateway's alone.
            URI link = request.uri().resolve(store.get());
            response = calls.send(HttpRequest.newBuilder(link).build(), intoTheFile);
        }
        calls.read("the video", response);
        return response.headers().firstValueAsLong("Content-Length").orElse(-1);
    }

    /** Best effort: the user wants to leave. */
    public void cancel(String task) {
        calls.tell(calls.to("POST", "/api/tasks/" + Address.segment(task) + "/cancel", Json.object())
                .timeout(Duration.ofSeconds(3))
                .build());
    }

    JsonNode get(String what, String path) {
        return calls.ask(what, calls.to(path));
    }

    JsonNode post(String what, String path, JsonNode body) {
        return calls.ask(what, calls.to("POST", path, body));
    }

    JsonNode put(String what, String path, JsonNode body) {
        return calls.ask(what, calls.to("PUT", path, body));
    }

    void delete(String what, String path) {
        calls.ask(what, calls.to(path).DELETE());
    }
}
