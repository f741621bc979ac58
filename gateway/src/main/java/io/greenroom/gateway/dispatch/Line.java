package io.greenroom.gateway.dispatch;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;

/** The tasks of one workspace that wait for one engine, in their own order; at first only the first of them is known. */
final class Line {

    /** A task in line. */
    record Place(String task, int priority, Instant since) {}

    /** Whose turn it is: the higher priority's, then the workspace's that has the least with workers, then the older's. */
    static final Comparator<Line> TURN = Comparator.<Line>comparingInt(
                    line -> -line.first().priority())
            .thenComparingInt(line -> line.running)
            .thenComparing(line -> line.first().since())
            .thenComparing(line -> line.first().task());

    private final String workspace;
    private final String engine;
    private final int cap;
    private final Deque<Place> places = new ArrayDeque<>();
    private int running;

    /**
     * @param cap how many tasks the workspace may have with workers; 0: any number
     * @param running how many it has
     */
    Line(String workspace, String engine, int cap, int running, Place first) {
        this.workspace = workspace;
        this.engine = engine;
        this.cap = cap;
        this.running = running;
        places.add(first);
    }

    String workspace() {
        return workspace;
    }

    String engine() {
        return engine;
    }

    int running() {
        return running;
    }

    /** The workspace has that many with workers now. */
    Line with(int nowRunning) {
        running = nowRunning;
        return this;
    }

    boolean mayGoOn() {
        return cap == 0 || running < cap;
    }

    boolean isEmpty() {
        return places.isEmpty();
    }

    Place takeFirst() {
        return places.remove();
    }

    void add(List<Place> more) {
        places.addAll(more);
    }

    private Place first() {
        return places.element();
    }
}
