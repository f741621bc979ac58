package io.greenroom.gateway.following;

import io.greenroom.events.Message;
import io.greenroom.events.TaskChanged;
import io.greenroom.events.TaskDeleted;
import io.greenroom.gateway.keys.OpenConnections;
import io.greenroom.gateway.problems.Problem;
import io.greenroom.gateway.tasks.TaskView;
import io.greenroom.gateway.tasks.TaskViews;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Who follows which task on this gateway. News wakes them, wherever the change was made; what no news tells of, as that
 * workers are gone or that a piece of news was lost, is looked for every few seconds, in one query for all of them.
 */
@Component
public class Followers {

    /** Of one key on one gateway: enough for a farm of programs, too few to use up its connections. */
    static final int MOST_OF_A_KEY = 500;

    private static final Logger log = LoggerFactory.getLogger(Followers.class);
    private static final int AT_ONCE = 200;
    /** Any of so many may end at any moment. */
    private static final Duration A_WHILE = Duration.ofSeconds(5);

    private final TaskViews tasks;
    private final Executor readers;
    private final OpenConnections connections;
    private final Map<UUID, Set<Follower>> byTask = new ConcurrentHashMap<>();
    private final Map<Follower, OpenConnections.Connection> open = new ConcurrentHashMap<>();
    private volatile boolean closing;

    Followers(TaskViews tasks, FollowerThreads threads, OpenConnections connections) {
        this.tasks = tasks;
        this.connections = connections;
        this.readers = threads.readers();
    }

    /**
     * From now on it hears of its task, from the state that the task has now on.
     *
     * @throws io.greenroom.gateway.problems.ProblemException {@code rate_limited}
     */
    void add(Follower follower) {
        if (openedWith(follower.caller().keyId()).size() >= MOST_OF_A_KEY) {
            throw Problem.RATE_LIMITED
                    .because(
                            "This key has " + MOST_OF_A_KEY
                                    + " long polls and event streams open here. End some, or watch many tasks on one socket, /api/live.")
                    .after(A_WHILE);
        }
        open.put(follower, connections.opened(follower.caller(), follower::refuse));
        byTask.compute(follower.taskId(), (task, others) -> {
            Set<Follower> followers = others == null ? ConcurrentHashMap.newKeySet() : others;
            followers.add(follower);
            return followers;
        });
        if (closing) {
            follower.leave();
        } else {
            readers.execute(() -> look(List.of(follower.taskId()), one -> one == follower));
        }
    }

    void remove(Follower follower) {
        OpenConnections.Connection connection = open.remove(follower);
        if (connection != null) {
            connections.closed(connection);
        }
        byTask.computeIfPresent(follower.taskId(), (task, followers) -> {
            followers.remove(follower);
            return followers.isEmpty() ? null : followers;
        });
    }

    /** A piece of live news; does not wait. */
    public void hear(Message news) {
        if (news instanceof TaskChanged changed) {
            look(Objects.requireNonNull(changed.header().taskId()));
        } else if (news instanceof TaskDeleted deleted) {
            of(Objects.requireNonNull(deleted.header().taskId())).forEach(Follower::gone);
        }
    }

    /** How many are open here. */
    public int count() {
        return open.size();
    }

    /** At a worker's own pace. */
    @Scheduled(fixedDelayString = "PT5S")
    void look() {
        List<UUID> followed = List.copyOf(byTask.keySet());
        for (int from = 0; from < followed.size(); from += AT_ONCE) {
            look(followed.subList(from, Math.min(followed.size(), from + AT_ONCE)), anyone -> true);
        }
    }

    /** Whoever follows asks another gateway, before this one waits for the last requests. */
    @EventListener
    void leave(ContextClosedEvent closed) {
        closing = true;
        open.keySet().forEach(follower -> readers.execute(follower::leave));
    }

    private void look(UUID task) {
        if (!of(task).isEmpty()) {
            readers.execute(() -> look(List.of(task), anyone -> true));
        }
    }

    private void look(Collection<UUID> followed, Predicate<Follower> whom) {
        try {
            Map<UUID, TaskView> now =
                    tasks.find(followed).stream().collect(Collectors.toMap(TaskView::id, Function.identity()));
            for (UUID id : followed) {
                TaskView task = now.get(id);
                of(id).stream().filter(whom).forEach(task == null ? Follower::gone : follower -> follower.see(task));
            }
        } catch (RuntimeException failure) {
            // Nothing is lost: the next look is in a few seconds.
            log.debug("followed tasks could not be read; tried again in 5 s: {}", failure.toString());
        }
    }

    List<Follower> openedWith(UUID keyId) {
        return open.keySet().stream()
                .filter(follower -> follower.caller().keyId().equals(keyId))
                .toList();
    }

    private Collection<Follower> of(UUID task) {
        return byTask.getOrDefault(task, Set.of());
    }
}
