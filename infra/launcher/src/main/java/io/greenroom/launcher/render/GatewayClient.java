package io.greenroom.launcher.render;

import io.greenroom.launcher.render.Task.LogRow;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The gateway's REST API as far as one render needs it. A gateway that does not answer is asked again for two minutes: it
 * may be starting anew. Every method throws {@link RenderFailure} when the gateway refuses, with its code and its sentence.
 */
final class GatewayClient {
    private static final Duration AWAY_AT_MOST = Duration.ofMinutes(2);
    private static final Duration ASK_AGAIN_AFTER = Duration.ofMillis(500);
    private static final int LONG_POLL_SECONDS = 10;

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private final JsonMapper json = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .build();
    private final String url;
    private final String key;

    GatewayClient(String url, String key) {
        this.url = url;
        this.key = key;
    }

    /** @return the path by which tasks and digital humans refer to the stored file */
    String upload(Path file) {
        String boundary = "greenroom-" + UUID.randomUUID();
        HttpRequest request = request("/api/upload")
                .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                .POST(multipart(boundary, file))
                .build();
        return text(read("the upload of " + file, send(request)), "path");
    }

    String createDigitalHuman(String name, String videoPath) {
        String body = json.writeValueAsString(Map.of("name", name, "video_path", videoPath));
        HttpRequest request = post("/api/digital-humans", body).build();
        return text(read("the digital human", send(request)), "id");
    }

    Task createTask(String name, String digitalHuman, String audioPath) {
        String body = json.writeValueAsString(
                Map.of("name", name, "digital_human_id", digitalHuman, "audio_path", audioPath));
        // Asked again after a lost answer, the gateway returns the task it has made already.
        HttpRequest request = post("/api/tasks", body)
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .build();
        return json.treeToValue(read("the task", send(request)), Task.class);
    }

    Task task(String id) {
        return json.treeToValue(
                read("the task", send(request("/api/tasks/" + id).build())), Task.class);
    }

    /** The rows of the task's story after this one, oldest first. */
    List<LogRow> logs(String id, long after) {
        HttpRequest request =
                request("/api/tasks/" + id + "/logs?limit=200&after=" + after).build();
        JsonNode rows = read("the log of the task", send(request)).path("data");
        return rows.valueStream()
                .map(row -> json.treeToValue(row, LogRow.class))
                .toList();
    }

    /**
     * Waits until the task's status differs from the version known, a few seconds at most.
     *
     * @param version what the call before returned, null at the first
     * @return the version of now
     */
    Optional<String> awaitChange(String id, @Nullable String version) {
        HttpRequest.Builder request =
                request("/api/tasks/" + id + "/status" + (version == null ? "" : "?wait=" + LONG_POLL_SECONDS));
        if (version != null) {
            request.header("If-None-Match", version);
        }
        HttpResponse<byte[]> response = send(request.build());
        if (response.statusCode() == 304) {
            return Optional.ofNullable(version);
        }
        read("the status of the task", response);
        return response.headers().firstValue("ETag");
    }

    /** @return how many bytes the gateway promised; the file holds what came */
    long download(String task, Path to) {
        HttpRequest request = request("/api/videos/" + task + "?download=1").build();
        HttpResponse<Path> response = sendAs(
                request,
                info -> info.statusCode() == 200
                        ? HttpResponse.BodySubscribers.ofFile(to)
                        : HttpResponse.BodySubscribers.replacing(to));
        if (response.statusCode() != 200) {
            throw new RenderFailure("the gateway refused the video with status " + response.statusCode());
        }
        return response.headers().firstValueAsLong("Content-Length").orElse(-1);
    }

    /** Best effort: the user wants to leave. */
    void cancel(String task) {
        HttpRequest request = post("/api/tasks/" + task + "/cancel", "{}")
                .timeout(Duration.ofSeconds(3))
                .build();
        try {
            http.send(request, BodyHandlers.discarding());
        } catch (IOException e) {
            // It is away; the task is shown as it is when it comes back.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(url + path))
                .header("X-API-KEY", key)
                .header("Accept", "application/json, application/problem+json, */*");
    }

    private HttpRequest.Builder post(String path, String body) {
        return request(path)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body, StandardCharsets.UTF_8));
    }

    private HttpResponse<byte[]> send(HttpRequest request) {
        return sendAs(request, BodyHandlers.ofByteArray());
    }

    private <T> HttpResponse<T> sendAs(HttpRequest request, HttpResponse.BodyHandler<T> handler) {
        Instant giveUp = Instant.now().plus(AWAY_AT_MOST);
        while (true) {
            try {
                HttpResponse<T> response = http.send(request, handler);
                if (response.statusCode() < 502 || Instant.now().isAfter(giveUp)) {
                    return response;
                }
            } catch (IOException e) {
                if (Instant.now().isAfter(giveUp)) {
                    throw new RenderFailure("the gateway at " + url + " does not answer: see ./greenroom logs", e);
                }
            } catch (InterruptedException e) {
                throw interrupted();
            }
            pause();
        }
    }

    private static void pause() {
        try {
            Thread.sleep(ASK_AGAIN_AFTER.toMillis());
        } catch (InterruptedException e) {
            throw interrupted();
        }
    }

    private static RenderFailure interrupted() {
        Thread.currentThread().interrupt();
        return new RenderFailure("interrupted");
    }

    private JsonNode read(String what, HttpResponse<byte[]> response) {
        JsonNode body = Refusal.parse(json, response.body());
        if (response.statusCode() / 100 != 2) {
            throw Refusal.of(what, response.statusCode(), body);
        }
        return body;
    }

    private static String text(JsonNode object, String field) {
        return object.path(field).asString("");
    }

    private static BodyPublisher multipart(String boundary, Path file) {
        String name = file.getFileName().toString().replaceAll("[\"\\r\\n\\\\]", "_");
        String head = "--" + boundary + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + name
                + "\"\r\nContent-Type: application/octet-stream\r\n\r\n";
        String end = "\r\n--" + boundary + "--\r\n";
        try {
            return BodyPublishers.concat(
                    BodyPublishers.ofString(head, StandardCharsets.UTF_8),
                    BodyPublishers.ofFile(file),
                    BodyPublishers.ofString(end, StandardCharsets.UTF_8));
        } catch (FileNotFoundException e) {
            throw new RenderFailure(file + " cannot be read: check its path and permissions", e);
        }
    }
}
