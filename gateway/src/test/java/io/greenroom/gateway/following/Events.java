package io.greenroom.gateway.following;

import io.greenroom.gateway.Api;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An open stream of events, and what has come so far. */
public final class Events implements Flow.Subscriber<String> {

    /** @param id empty where the event bears none */
    public record Event(String id, String name, JsonNode data) {}

    private static final long PATIENCE_SECONDS = 60;

    private final List<Event> all = new CopyOnWriteArrayList<>();
    private CompletableFuture<HttpResponse<Void>> answer;
    private Flow.Subscription subscription;
    private String id = "";
    private String name = "";
    private String data = "";

    private Events() {}

    /** @param lastEventId null for all */
    public static Events of(Api api, String address, String lastEventId) {
        HttpRequest.Builder request = api.request(address);
        if (lastEventId != null) {
            request.header("Last-Event-ID", lastEventId);
        }
        Events events = new Events();
        events.answer = HttpClient.newHttpClient().sendAsync(request.build(), BodyHandlers.fromLineSubscriber(events));
        return events;
    }

    /** In the order in which they came. */
    List<Event> all() {
        return List.copyOf(all);
    }

    public List<Event> named(String wanted) {
        return all.stream().filter(event -> event.name().equals(wanted)).toList();
    }

    List<String> ids() {
        return named("log").stream().map(Event::id).toList();
    }

    /** Fails where it was cut off; waits for the end otherwise. */
    public HttpResponse<Void> end() {
        return answer.orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join();
    }

    boolean isOver() {
        return answer.isDone();
    }

    void hangUp() {
        subscription.cancel();
    }

    @Override
    public void onSubscribe(Flow.Subscription opened) {
        subscription = opened;
        opened.request(Long.MAX_VALUE);
    }

    @Override
    public void onNext(String line) {
        if (line.startsWith("id:")) {
            id = line.substring(3);
        } else if (line.startsWith("event:")) {
            name = line.substring(6);
        } else if (line.startsWith("data:")) {
            data += line.substring(5);
        } else if (line.isEmpty() && !data.isEmpty()) {
            all.add(new Event(id, name, JsonMapper.shared().readTree(data)));
            id = "";
            name = "";
            data = "";
        }
    }

    /** {@link #end} tells of it. */
    @Override
    public void onError(Throwable cut) {}

    @Override
    public void onComplete() {}
}
