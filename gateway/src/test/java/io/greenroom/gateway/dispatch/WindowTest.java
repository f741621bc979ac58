package io.greenroom.gateway.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import io.greenroom.gateway.dispatch.Window.Offer;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class WindowTest {

    @Test
    void isTheFreeSlotsAndAFewLessWhatLiesReady() {
        Window window = new Window(Map.of("a", 3), List.of(offer(4, "a"), offer(1, "a")));
        assertThat(window.room("a")).isEqualTo(5 + Window.AHEAD - 3);
        window.dispatched("a");
        assertThat(window.room("a")).isEqualTo(5 + Window.AHEAD - 4);
    }

    @Test
    void isShutWhereNobodyOffersTheEngine() {
        assertThat(new Window(Map.of(), List.of(offer(4, "b"))).room("a")).isZero();
        assertThat(new Window(Map.of(), List.of()).room("a")).isZero();
    }

    @Test
    void isNeverBelowNothing() {
        assertThat(new Window(Map.of("a", 9), List.of(offer(1, "a"))).room("a")).isZero();
    }

    @Test
    void aSlotThatTwoEnginesCouldFillCountsOnce() {
        Window window = new Window(Map.of("a", 6), List.of(offer(8, "a", "b")));
        assertThat(window.room("b")).isEqualTo(8 - 6 + Window.AHEAD);
        assertThat(new Window(Map.of("a", 8 + Window.AHEAD), List.of(offer(8, "a", "b"))).room("b"))
                .as("a few go out for each engine, or it would wait for ever")
                .isEqualTo(Window.AHEAD);
    }

    @Test
    void whatIsReadyForAnotherEngineTakesFirstTheSlotsThatThisOneCannotUse() {
        List<Offer> offers = List.of(offer(3, "a", "b"), offer(4, "a"), offer(1, "b"));
        assertThat(new Window(Map.of("a", 4), offers).room("b")).isEqualTo(4 + Window.AHEAD);
        assertThat(new Window(Map.of("a", 5), offers).room("b")).isEqualTo(3 + Window.AHEAD);
    }

    private static Offer offer(int freeSlots, String... engines) {
        return new Offer(freeSlots, Set.of(engines));
    }
}
