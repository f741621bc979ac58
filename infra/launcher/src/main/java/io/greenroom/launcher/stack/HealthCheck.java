package io.greenroom.launcher.stack;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/**
 * A gateway is up when it serves the operator's key. That it is healthy is not enough: between the choice of a port and the
 * start another stack may have taken it, and its gateway would answer in place of ours.
 */
record HealthCheck(int port, String adminKey) implements ServiceSpec.Readiness {
    private static final HttpClient HTTP =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(1)).build();

    @Override
    public boolean ready(ProcessHandle process) {
        return answers("/actuator/health/readiness") && answers("/api/tasks?limit=1");
    }

    private boolean answers(String path) {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .header("X-API-KEY", adminKey)
                .timeout(Duration.ofSeconds(2))
                .build();
        try {
            return HTTP.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** The key stays out of whatever prints this. */
    @Override
    public String toString() {
        return "HealthCheck[port=" + port + "]";
    }
}
