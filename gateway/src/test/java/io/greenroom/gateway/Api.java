package io.greenroom.gateway;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A caller of a gateway under test: every request carries its headers. */
public final class Api {
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final JsonMapper JSON = JsonMapper.shared();

    private final int port;
    private final List<String> headers;

    private Api(int port, List<String> headers) {
        this.port = port;
        this.headers = headers;
    }

    /** Someone without a key. */
    public static Api nobody(int port) {
        return new Api(port, List.of());
    }

    /** The operator. */
    public static Api admin(int port) {
        return nobody(port).key(TestServices.ADMIN_KEY);
    }

    /** A new workspace with a key of its own. */
    public static Api stranger(int port) {
        Answer made = admin(port).post("/api/api-keys", Map.of("name", "a workspace of its own"));
        return nobody(port).key(made.json().get("key").asString());
    }

    public Api key(String key) {
        return with("X-API-KEY", key);
    }

    public Api with(String header, String value) {
        List<String> more = new ArrayList<>(headers);
        more.addAll(List.of(header, value));
        return new Api(port, more);
    }

    /** A browser that has been signed in with the key that this caller sends. */
    public Api signIn() {
        return nobody(port).with("Cookie", "greenroom_session=" + sessionToken());
    }

    /** What the cookie of a new session of this caller's key holds. */
    public String sessionToken() {
        String key = headers.get(headers.indexOf("X-API-KEY") + 1);
        String cookie = nobody(port).post("/api/session", Map.of("key", key)).header("Set-Cookie");
        return cookie.substring(cookie.indexOf('=') + 1, cookie.indexOf(';'));
    }

    /** Its own origin, as a browser would send it. */
    public String origin() {
        return "http://localhost:" + port;
    }

    /** What came back. */
    public record Answer(int status, HttpHeaders headers, byte[] body) {
        public JsonNode json() {
            return JSON.readTree(body);
        }

        /** The stable code of a problem. */
        public String code() {
            return json().path("code").asString();
        }

        public String header(String name) {
            return headers.firstValue(name).orElse(null);
        }

        public String text() {
            return new String(body, StandardCharsets.UTF_8);
        }
    }

    public Answer get(String path) {
        return send("GET", path, BodyPublishers.noBody());
    }

    public Answer post(String path, Object body) {
        return json("POST", path, body);
    }

    public Answer post(String path) {
        return send("POST", path, BodyPublishers.noBody());
    }

    public Answer put(String path, Object body) {
        return json("PUT", path, body);
    }

    public Answer delete(String path) {
        return send("DELETE", path, BodyPublishers.noBody());
    }

    private Answer json(String method, String path, Object body) {
        String text = body instanceof String raw ? raw : JSON.writeValueAsString(body);
        return with("Content-Type", "application/json").send(method, path, BodyPublishers.ofString(text));
    }

    /** Uploads under a name that says nothing. */
    public Answer upload(byte[] content) {
        return upload("file", "clip.bin", new ByteArrayInputStream(content));
    }

    public Answer upload(String part, String name, InputStream content) {
        String head = "--edge\r\nContent-Disposition: form-data; name=\"" + part + "\"; filename=\"" + name
                + "\"\r\nContent-Type: application/octet-stream\r\n\r\n";
        InputStream body = new SequenceInputStream(Collections.enumeration(Arrays.asList(
                new ByteArrayInputStream(head.getBytes(StandardCharsets.UTF_8)),
                content,
                new ByteArrayInputStream("\r\n--edge--\r\n".getBytes(StandardCharsets.UTF_8)))));
        return with("Content-Type", "multipart/form-data; boundary=edge")
                .send("POST", "/api/upload", BodyPublishers.ofInputStream(() -> body));
    }

    /** How the answer to a GET begins, for one that does not end; a refusal is read whole. */
    public Answer open(String path) {
        try {
            var answer = HTTP.send(request("GET", path, BodyPublishers.noBody()), BodyHandlers.ofInputStream());
            try (InputStream body = answer.body()) {
                return new Answer(
                        answer.statusCode(),
                        answer.headers(),
                        answer.statusCode() < 400 ? new byte[0] : body.readAllBytes());
            }
        } catch (IOException e) {
            throw new java.io.UncheckedIOException("GET " + path + " was not answered", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Asks without waiting for the answer. */
    public CompletableFuture<Answer> getLater(String path) {
        return HTTP.sendAsync(request(path).build(), BodyHandlers.ofByteArray())
                .thenApply(answer -> new Answer(answer.statusCode(), answer.headers(), answer.body()));
    }

    /** A GET with its headers, for whoever reads the answer otherwise. */
    public HttpRequest.Builder request(String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path));
        return headers.isEmpty() ? request : request.headers(headers.toArray(String[]::new));
    }

    private HttpRequest request(String method, String path, BodyPublisher body) {
        return request(path).method(method, body).build();
    }

    public Answer send(String method, String path, BodyPublisher body) {
        try {
            var answer = HTTP.send(request(method, path, body), BodyHandlers.ofByteArray());
            return new Answer(answer.statusCode(), answer.headers(), answer.body());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(method + " " + path + " was not answered", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
