package io.greenroom.gateway;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;

/** A socket of the operator's that watches all tasks, what it has been sent, and how it was closed. */
public final class Listening implements WebSocket.Listener {

    private final List<String> frames = new CopyOnWriteArrayList<>();
    private final StringBuilder text = new StringBuilder();
    private volatile int closedWith;

    private Listening() {}

    public static Listening to(int port) {
        var listening = new Listening();
        HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .header("X-API-KEY", TestServices.ADMIN_KEY)
                .subprotocols("greenroom.v1")
                .buildAsync(URI.create("ws://localhost:" + port + "/api/live"), listening)
                .join()
                .sendText("{\"subscribe\":[\"tasks\"]}", true)
                .join();
        return listening;
    }

    /** All of a type. */
    public List<String> heard(String type) {
        return frames.stream()
                .filter(frame -> frame.startsWith("{\"type\":\"" + type + "\""))
                .toList();
    }

    /** The code with which the server closed it; 0 while it is open. */
    public int closedWith() {
        return closedWith;
    }

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
        text.append(data);
        if (last) {
            frames.add(text.toString());
            text.setLength(0);
        }
        from.request(1);
        return null;
    }

    @Override
    public CompletionStage<?> onClose(WebSocket from, int code, String reason) {
        closedWith = code;
        return null;
    }
}
