package io.greenroom.gateway.tasks;

import io.greenroom.events.Header;
import io.greenroom.events.TaskChanged;
import io.greenroom.gateway.engines.Engines;
import io.greenroom.gateway.idempotency.Claim;
import io.greenroom.gateway.idempotency.IdempotencyKeys;
import io.greenroom.gateway.keys.Caller;
import io.greenroom.gateway.limits.WorkspaceCaps;
import io.greenroom.gateway.problems.Form;
import io.greenroom.gateway.tasks.SubmittedTasks.Membership;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Takes tasks in. The broker hears of them after the commit. */
@Service
public class TaskSubmission {

    private final Admission admission;
    private final SubmittedTasks tasks;
    private final Engines engines;
    private final IdempotencyKeys keys;
    private final WorkspaceCaps caps;
    private final ApplicationEventPublisher announce;

    TaskSubmission(
            Admission admission,
            SubmittedTasks tasks,
            Engines engines,
            IdempotencyKeys keys,
            WorkspaceCaps caps,
            ApplicationEventPublisher announce) {
        this.admission = admission;
        this.tasks = tasks;
        this.engines = engines;
        this.keys = keys;
        this.caps = caps;
        this.announce = announce;
    }

    /** Accepts a task: when this returns, it will be rendered or told why not, whatever dies meanwhile. */
    @Transactional
    UUID submit(Caller caller, Form<NewTask> wanted, Claim claim) {
        Verdict verdict = admission.judge(caller, List.of(wanted)).get(0);
        if (verdict.refusal() != null) {
            throw verdict.refusal();
        }
        if (room(List.of(verdict)) == 0) {
            throw WorkspaceCaps.tooManyPending();
        }
        UUID id = accept(caller, verdict, Membership.NONE);
        keys.complete(claim, id);
        return id;
    }

    /**
     * The same for many in the caller's transaction: those that can be accepted are. They all belong to one workspace,
     * that of the first, and the last of them are refused where it may not have so many.
     *
     * @return what became of each, in order
     * @throws io.greenroom.gateway.problems.ProblemException too_many_pending, storage_full: there is no room for any of them
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public List<Submitted> submit(Caller caller, List<Form<NewTask>> wanted, UUID batch) {
        List<Verdict> verdicts = withinCap(inOneWorkspace(admission.judge(caller, wanted)));
        return IntStream.range(0, verdicts.size())
                .mapToObj(index -> submit(caller, verdicts.get(index), new Membership(batch, index)))
                .toList();
    }

    private static List<Verdict> inOneWorkspace(List<Verdict> verdicts) {
        UUID workspace = verdicts.stream()
                .map(Verdict::place)
                .filter(Objects::nonNull)
                .findFirst()
                .map(Verdict.Place::workspace)
                .orElse(null);
        return verdicts.stream().map(one -> one.inWorkspace(workspace)).toList();
    }

    private List<Verdict> withinCap(List<Verdict> verdicts) {
        int room = room(verdicts);
        if (room == 0 && verdicts.stream().anyMatch(one -> one.place() != null)) {
            throw WorkspaceCaps.tooManyPending();
        }
        AtomicInteger taken = new AtomicInteger();
        return verdicts.stream()
                .map(one -> one.place() == null || taken.getAndIncrement() < room
                        ? one
                        : Verdict.refused(one.wanted(), WorkspaceCaps.tooManyPending()))
                .toList();
    }

    /**
     * How many of these, all of one workspace, it may have more.
     *
     * @throws io.greenroom.gateway.problems.ProblemException storage_full: there is no room for what they would make
     */
    private int room(List<Verdict> verdicts) {
        List<Verdict.Place> places =
                verdicts.stream().map(Verdict::place).filter(Objects::nonNull).toList();
        if (places.isEmpty()) {
            return 0;
        }
        UUID workspace = places.get(0).workspace();
        caps.checkRoomForBytes(workspace, 1);
        return caps.roomForTasks(workspace, places.size());
    }

    private Submitted submit(Caller caller, Verdict verdict, Membership batch) {
        Verdict.Place place = verdict.place();
        String externalId = verdict.wanted().externalId();
        return place == null
                ? new Submitted(null, null, externalId, verdict.refusal())
                : new Submitted(accept(caller, verdict, batch), place.workspace(), externalId, null);
    }

    private UUID accept(Caller caller, Verdict verdict, Membership batch) {
        Verdict.Place place = Objects.requireNonNull(verdict.place());
        UUID id = Header.newId();
        engines.openLane(place.engine());
        tasks.insert(id, caller, verdict.wanted(), place, batch);
        announce.publishEvent(new TaskWaits(place.engine()));
        announce.publishEvent(new TaskChanged(Header.ofTask(id, 1), place.workspace(), 1));
        return id;
    }
}
