package io.greenroom.launcher.client;

import java.io.FileNotFoundException;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.UUID;

/** One file as a form sends it, read from disk while it is sent. */
record Multipart(String boundary, Path file) {

    static Multipart of(Path file) {
        return new Multipart("greenroom-" + UUID.randomUUID(), file);
    }

    String contentType() {
        return "multipart/form-data; boundary=" + boundary;
    }

    /** @throws GatewayFailure if the file cannot be read */
    BodyPublisher body() {
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
            throw GatewayFailure.refused(file + " cannot be read: check its path and permissions");
        }
    }
}
