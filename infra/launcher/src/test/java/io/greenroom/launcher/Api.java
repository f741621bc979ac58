package io.greenroom.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The gateway over HTTP, as a program of a user calls it. */
record Api(String url, String key) {
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final JsonMapper JSON = JsonMapper.shared();

    static Api of(JsonNode status) {
        return new Api(status.path("url").asString(), status.path("admin_key").asString());
    }

    String upload(Path file) throws IOException {
        String head = "--cut\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + file.getFileName()
                + "\"\r\n\r\n";
        HttpRequest.BodyPublisher body = HttpRequest.BodyPublishers.concat(
                HttpRequest.BodyPublishers.ofString(head),
                HttpRequest.BodyPublishers.ofFile(file),
                HttpRequest.BodyPublishers.ofString("\r\n--cut--\r\n"));
        return send(request("/api/upload")
                        .header("Content-Type", "multipart/form-data; boundary=cut")
                        .POST(body))
                .path("path")
                .asString();
    }

    JsonNode post(String path, Map<String, String> body) {
        return send(request(path)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body))));
    }

    JsonNode get(String path) {
        return send(request(path));
    }

    /** Every frame from now on, as it comes. */
    List<JsonNode> watch(String... topics) {
        List<JsonNode> frames = new CopyOnWriteArrayList<>();
        WebSocket socket = HTTP.newWebSocketBuilder()
                .header("X-API-KEY", key)
                .subprotocols("greenroom.v1")
                .buildAsync(URI.create(url.replaceFirst("^http", "ws") + "/api/live"), new Frames(frames))
                .join();
        socket.sendText(JSON.writeValueAsString(Map.of("subscribe", topics)), true)
                .join();
        return frames;
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(url + path)).header("X-API-KEY", key);
    }

    private static JsonNode send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> response = HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
            if (response.statusCode() / 100 != 2) {
                throw new AssertionError(response + ": " + response.body());
            }
            return JSON.readTree(response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    boolean download(String task, Path to) throws IOException, InterruptedException {
        Files.deleteIfExists(to);
        return HTTP.send(request("/api/videos/" + task).build(), HttpResponse.BodyHandlers.ofFile(to))
                        .statusCode()
                == 200;
    }

    private static final class Frames implements WebSocket.Listener {
        private final List<JsonNode> frames;
        private final StringBuilder text = new StringBuilder();

        Frames(List<JsonNode> frames) {
            this.frames = frames;
        }

        @Override
        public CompletionStage<?> onText(WebSocket socket, CharSequence part, boolean last) {
            text.append(part);
            if (last) {
                frames.add(JSON.readTree(text.toString()));
                text.setLength(0);
            }
            socket.request(1);
            return null;
        }
    }
}
