package io.greenroom.faults.client;

import io.greenroom.faults.stack.StandIn;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/** Submits one task after the other over the run's time, each until it is accepted. */
final class Submitter {

    private static final long TRY_AGAIN_MILLIS = 400;

    private final Gateways gateways;
    private final Ledger ledger;
    private final Workload load;
    private final Studio studio;
    private final Random random;

    Submitter(Gateways gateways, Ledger ledger, Workload load, Studio studio) {
        this.gateways = gateways;
        this.ledger = ledger;
        this.load = load;
        this.studio = studio;
        this.random = new Random(load.seed());
    }

    /** Returns when all are accepted. */
    void run() throws InterruptedException {
        long start = System.nanoTime();
        for (int task = 0; task < load.tasks(); task++) {
            double due = load.over().toNanos() * (task + 0.5 * random.nextDouble()) / load.tasks();
            TimeUnit.NANOSECONDS.sleep(start + (long) due - System.nanoTime());
            submit(task, Whim.draw(random));
        }
    }

    /** A lost answer leaves a submission that may exist; the next try has a name of its own. */
    private void submit(int task, Whim whim) throws InterruptedException {
        Map<String, Object> wanted = wanted(whim);
        for (int attempt = 1; ; attempt++) {
            String name = load.name(task, attempt);
            wanted.put("name", name);
            Answer answer = gateways.post("/api/tasks", wanted);
            if (answer.done()) {
                UUID id = UUID.fromString(answer.body().path("id").asString());
                ledger.add(new Submission(name, whim, id));
                return;
            }
            if (!answer.refused()) {
                ledger.add(Submission.unsure(name));
            } else if (answer.arrived() && answer.status() != 429) {
                throw new IllegalStateException(name + " was refused with " + answer.status() + ": " + answer.body());
            }
            Thread.sleep(TRY_AGAIN_MILLIS);
        }
    }

    private Map<String, Object> wanted(Whim whim) {
        List<String> speeches = studio.speeches();
        String audio = whim == Whim.FAIL_AND_RETRY ? studio.tooShort() : speeches.get(random.nextInt(speeches.size()));
        double seconds = load.renderSeconds() * (0.5 + random.nextDouble());
        Map<String, Object> wanted = new LinkedHashMap<>();
        wanted.put("digital_human_id", studio.human());
        wanted.put("audio_path", audio);
        wanted.put("priority", random.nextInt(3) - 1);
        wanted.put("params", Map.of("engine", load.engine(), StandIn.SECONDS, (int) Math.max(1, Math.round(seconds))));
        return wanted;
    }
}
