package io.greenroom.gateway.dispatch;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.function.Function;

/**
 * Takes tasks from the lines of many workspaces, one at a time from whoever's turn it is, as long as the window of the
 * engine and the cap of the workspace allow. A task that goes out counts at once, so workspaces of equal standing
 * alternate.
 */
final class Turns {

    private final PriorityQueue<Line> lines = new PriorityQueue<>(Line.TURN);
    private final Map<String, Integer> running = new HashMap<>();
    private final Set<Line> known = new HashSet<>();
    private final Window window;
    private final Function<Line, List<Line.Place>> behindTheFirst;

    /** @param behindTheFirst the rest of a line, as far as it can matter; asked for once its first task has gone */
    Turns(Collection<Line> lines, Window window, Function<Line, List<Line.Place>> behindTheFirst) {
        this.lines.addAll(lines);
        lines.forEach(line -> running.put(line.workspace(), line.running()));
        this.window = window;
        this.behindTheFirst = behindTheFirst;
    }

    /** Ids of at most that many tasks, in the order in which they go out. */
    List<String> take(int most) {
        List<String> taken = new ArrayList<>();
        while (taken.size() < most && !lines.isEmpty()) {
            Line line = lines.remove();
            int now = running.getOrDefault(line.workspace(), 0);
            if (line.running() != now) {
                // Another line of the same workspace went meanwhile: its place is further back.
                lines.add(line.with(now));
            } else if (line.mayGoOn() && window.room(line.engine()) > 0) {
                taken.add(line.takeFirst().task());
                running.put(line.workspace(), now + 1);
                window.dispatched(line.engine());
                if (taken.size() < most) {
                    goOn(line.with(now + 1));
                }
            }
        }
        return taken;
    }

    private void goOn(Line line) {
        if (!line.mayGoOn() || window.room(line.engine()) == 0) {
            return;
        }
        if (known.add(line)) {
            line.add(behindTheFirst.apply(line));
        }
        if (!line.isEmpty()) {
            lines.add(line);
        }
    }
}
