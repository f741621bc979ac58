package io.greenroom.faults.stack;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.regex.Pattern;

/** Asks a gateway what must be known before a farm counts as started. */
record GatewayDoor(URI url, String adminKey) {

    private static final HttpClient HTTP =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Pattern READY = Pattern.compile("\"state\"\\s*:\\s*\"ready\"");

    /** Whether it serves, with its database. */
    boolean isOpen() {
        return !ask("/api/tasks?limit=1").isEmpty();
    }

    /** How many render workers are ready to take tasks. */
    long readyWorkers() {
        return READY.matcher(ask("/api/workers")).results().count();
    }

    /** Empty unless it answers with 200. */
    private String ask(String path) {
        HttpRequest request = HttpRequest.newBuilder(url.resolve(path))
                .header("X-API-KEY", adminKey)
                .timeout(PATIENCE)
                .build();
        try {
            HttpResponse<String> answer = HTTP.send(request, HttpResponse.BodyHandlers.ofString());
            return answer.statusCode() == 200 ? answer.body() : "";
        } catch (IOException e) {
            return "";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "";
        }
    }

    /** The key stays out of whatever prints this. */
    @Override
    public String toString() {
        return "GatewayDoor[url=" + url + "]";
    }
}
