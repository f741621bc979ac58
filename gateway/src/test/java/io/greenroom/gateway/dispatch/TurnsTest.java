package io.greenroom.gateway.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import io.greenroom.gateway.dispatch.Line.Place;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TurnsTest {

    private final List<Line> lines = new ArrayList<>();
    private final Map<Line, List<Place>> rest = new HashMap<>();
    private int now;

    @Test
    void workspacesOfEqualStandingAlternateHoweverManyTasksOneHas() {
        line("many", "a", 0, 0, place(0), place(0), place(0), place(0), place(0), place(0));
        line("few", "a", 0, 0, place(0), place(0));
        assertThat(take(6, 6)).containsExactly("many-1", "few-7", "many-2", "few-8", "many-3", "many-4");
    }

    @Test
    void whoHasLeastWithWorkersGoesFirst() {
        line("busy", "a", 0, 2, place(0), place(0));
        line("idle", "a", 0, 0, place(0), place(0), place(0), place(0));
        assertThat(take(6, 5)).containsExactly("idle-3", "idle-4", "busy-1", "idle-5", "busy-2");
    }

    @Test
    void priorityGoesBeforeTheShare() {
        line("busy", "a", 0, 9, place(5), place(5), place(0));
        line("idle", "a", 0, 0, place(0), place(0));
        assertThat(take(9, 4)).containsExactly("busy-1", "busy-2", "idle-4", "idle-5");
    }

    @Test
    void theShareIsOfAllEnginesTogether() {
        line("one", "a", 0, 0, place(0));
        line("one", "b", 0, 0, place(0));
        line("other", "b", 0, 0, place(0));
        assertThat(take(9, 9)).containsExactly("one-1", "other-3", "one-2");
    }

    @Test
    void aCapHoldsAcrossEnginesAndTheHigherPriorityGetsTheLastPlace() {
        line("capped", "a", 3, 2, place(0), place(0));
        line("capped", "b", 3, 2, place(7), place(7));
        assertThat(take(9, 9)).containsExactly("capped-3");
    }

    @Test
    void anEngineWithoutRoomHoldsNobodyElseUp() {
        line("one", "a", 0, 0, place(9), place(9));
        line("other", "b", 0, 0, place(0));
        assertThat(new Turns(lines, window(Map.of("b", 1)), this::restOf).take(9))
                .containsExactly("other-3");
    }

    @Test
    void theRestOfALineIsNotReadForATurnThatDoesNotCome() {
        line("one", "a", 1, 0, place(0));
        assertThat(new Turns(lines, window(Map.of("a", 5)), line -> {
                            throw new AssertionError("nothing more may go out");
                        })
                        .take(9))
                .containsExactly("one-1");
    }

    private List<String> take(int room, int most) {
        return new Turns(lines, window(Map.of("a", room, "b", room)), this::restOf).take(most);
    }

    private List<Place> restOf(Line line) {
        return rest.getOrDefault(line, List.of());
    }

    /** Rooms of engines, each with workers of its own. */
    private static Window window(Map<String, Integer> rooms) {
        List<Window.Offer> offers = new ArrayList<>();
        Map<String, Integer> ready = new HashMap<>();
        rooms.forEach((engine, room) -> {
            offers.add(new Window.Offer(room, Set.of(engine)));
            ready.put(engine, Window.AHEAD);
        });
        return new Window(ready, offers);
    }

    private Place place(int priority) {
        now++;
        return new Place("-" + now, priority, Instant.ofEpochSecond(now));
    }

    private void line(String workspace, String engine, int cap, int running, Place... places) {
        List<Place> named = new ArrayList<>();
        for (Place place : places) {
            named.add(new Place(workspace + place.task(), place.priority(), place.since()));
        }
        Line line = new Line(workspace, engine, cap, running, named.get(0));
        rest.put(line, named.subList(1, named.size()));
        lines.add(line);
    }
}
