package io.greenroom.faults.plan;

import io.greenroom.faults.evidence.Eyes;
import io.greenroom.faults.stack.Part;
import io.greenroom.faults.stack.Service;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Carries out a plan round by round until the time is over. */
public final class Chaos {

    private final Eyes eyes;
    private final Injuries injuries;
    private final Consumer<String> tell;
    private final List<Struck> struck = new CopyOnWriteArrayList<>();
    private final List<String> failures = new CopyOnWriteArrayList<>();
    private final AtomicInteger raging = new AtomicInteger();
    private volatile long calmSince = System.nanoTime();

    /**
     * @param tell prints one line
     */
    public Chaos(
            Eyes eyes, Dispatch dispatch, Pages pages, Duplicates duplicates, Poison poison, Consumer<String> tell) {
        this.eyes = eyes;
        this.injuries = new Injuries(eyes, dispatch, pages, new MessageInjuries(eyes, duplicates, poison));
        this.tell = tell;
    }

    /** Returns when the time is over and all is healed. */
    public List<Struck> run(Plan plan, Duration time) throws InterruptedException {
        long end = System.nanoTime() + time.toNanos();
        for (Round round : plan.rounds()) {
            Duration left = Duration.ofNanos(end - System.nanoTime());
            if (left.isNegative()) {
                break;
            }
            if (round.faults().stream().allMatch(fault -> fault.lasts().compareTo(left) < 0)) {
                carryOut(round);
                Thread.sleep(round.pause().toMillis());
            }
        }
        heal();
        return List.copyOf(struck);
    }

    /** One sentence for each fault that could not be done or not be healed. */
    public List<String> failures() {
        return List.copyOf(failures);
    }

    /** For how long nothing has been struck or mending. */
    public Duration calmFor() {
        return raging.get() > 0 ? Duration.ZERO : Duration.ofNanos(System.nanoTime() - calmSince);
    }

    private void carryOut(Round round) throws InterruptedException {
        List<Thread> threads = new ArrayList<>();
        for (Fault fault : round.faults()) {
            injuries.impossible(fault.kind())
                    .ifPresentOrElse(
                            why -> tell.accept("left out  " + fault.kind().words() + ": " + why),
                            () -> threads.add(new Thread(() -> carryOut(fault, round.single()), "fault")));
        }
        raging.incrementAndGet();
        try {
            threads.forEach(Thread::start);
            for (Thread thread : threads) {
                thread.join();
            }
        } finally {
            calmSince = System.nanoTime();
            raging.decrementAndGet();
        }
    }

    private void carryOut(Fault fault, boolean alone) {
        try {
            struck.add(new Course(fault, injuries.of(fault), alone, tell).run());
        } catch (Exception unhealed) {
            String sentence = fault.kind().words() + ": " + unhealed.getMessage();
            failures.add(sentence);
            tell.accept("FAILED    " + sentence);
        }
    }

    /** Whatever a fault may have left: everything runs and every line passes. */
    private void heal() throws InterruptedException {
        for (Part service : List.of(
                eyes.farm().database(), eyes.farm().broker(), eyes.farm().store())) {
            new Restart(service).run();
        }
        for (Part program : eyes.farm().programs()) {
            Stream.of(Service.values())
                    .filter(service -> service != Service.DATABASE
                            || eyes.farm().gateways().contains(program))
                    .forEach(service -> eyes.farm().link(program, service).pass());
            program.thaw();
            program.start();
        }
        for (Part program : eyes.farm().programs()) {
            new Restart(program).run();
        }
    }
}
