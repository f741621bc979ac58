package io.greenroom.gateway.uploads;

import static org.assertj.core.api.Assertions.assertThat;

import io.greenroom.gateway.Api;
import io.greenroom.gateway.Api.Answer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;

/** Sends files by the tus protocol, step by step. */
final class TusClient {
    private final Api api;
    private final String key;
    private final int port;

    private TusClient(Api api, String key, int port) {
        this.api = api;
        this.key = key;
        this.port = port;
    }

    static TusClient of(String key, int port) {
        return new TusClient(Api.nobody(port).key(key).with("Tus-Resumable", "1.0.0"), key, port);
    }

    /** The same caller at another gateway. */
    TusClient at(int otherPort) {
        return of(key, otherPort);
    }

    Api api() {
        return api;
    }

    Answer begin(long bytes, String name) {
        String encoded = Base64.getEncoder().encodeToString(name.getBytes(StandardCharsets.UTF_8));
        return api.with("Upload-Length", String.valueOf(bytes))
                .with("Upload-Metadata", "filename " + encoded)
                .post("/api/uploads");
    }

    /** Where the bytes of a new upload go. */
    String begun(long bytes) {
        Answer answer = begin(bytes, "clip.bin");
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        return answer.header("Location");
    }

    Answer send(String upload, long offset, byte[] bytes) {
        return api.with("Upload-Offset", String.valueOf(offset))
                .with("Content-Type", "application/offset+octet-stream")
                .send("PATCH", upload, BodyPublishers.ofByteArray(bytes));
    }

    long offset(String upload) {
        Answer answer = api.send("HEAD", upload, BodyPublishers.noBody());
        return answer.status() == 200 ? Long.parseLong(answer.header("Upload-Offset")) : -answer.status();
    }

    /** A request that announces all that is missing of the file, and has sent some of it. Closing it breaks it off. */
    Socket sending(String upload, byte[] file, int from, int to) throws IOException {
        Socket socket = new Socket("localhost", port);
        OutputStream out = socket.getOutputStream();
        String head = "PATCH " + upload + " HTTP/1.1\r\nHost: localhost:" + port + "\r\nX-API-KEY: " + key
                + "\r\nTus-Resumable: 1.0.0\r\nContent-Type: application/offset+octet-stream\r\nUpload-Offset: " + from
                + "\r\nContent-Length: " + (file.length - from) + "\r\n\r\n";
        out.write(head.getBytes(StandardCharsets.US_ASCII));
        out.write(Arrays.copyOfRange(file, from, to));
        out.flush();
        return socket;
    }
}
