package io.greenroom.faults.stack;

import io.greenroom.media.ProcessTree;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * A whole Greenroom of real processes on this machine. Every program reaches every service over a {@link Link} of its own.
 */
public final class Farm implements AutoCloseable {

    /** In the environment of every process of a farm, with its directory as the value. */
    static final String MARK = "GREENROOM_FARM";

    private static final Duration START_PATIENCE = Duration.ofSeconds(120);
    private static final Duration KILL_GRACE = Duration.ofSeconds(2);

    private final FarmDirectory directory;
    private final String adminKey = UUID.randomUUID().toString();
    private final Tenancy tenancy;
    private final Backings backings;
    private final Lines lines;
    private final WorkerDisks disks = new WorkerDisks();
    private final Thread lastResort = new Thread(this::killAll, "farm's end");
    private final Programs programs;
    private final String brokerName;

    private Farm(FarmSettings settings) throws IOException, InterruptedException {
        directory = new FarmDirectory(settings.directory());
        tenancy = Tenancy.take(directory);
        Files.createDirectories(directory.log("any").getParent());
        Map<String, String> marks = Map.of(MARK, directory.path().toString());
        var java = new BuiltJava(settings.root());
        backings = new Backings(directory, java, settings.shape().realBroker(), marks);
        lines = new Lines(backings);
        Runtime.getRuntime().addShutdownHook(lastResort);
        try {
            backings.start();
            brokerName = backings.brokerName();
            programs = new Programs(settings, directory, java, lines, marks, adminKey);
            startPrograms();
        } catch (IOException | InterruptedException | RuntimeException e) {
            killAll();
            throw e;
        }
    }

    /**
     * Starts all and returns when every gateway serves and every render worker is ready.
     *
     * @throws IOException if something is not built or cannot be written
     * @throws IllegalStateException if something does not come up; nothing is left running then
     */
    public static Farm start(FarmSettings settings) throws IOException, InterruptedException {
        return new Farm(settings);
    }

    private void startPrograms() throws IOException, InterruptedException {
        for (Part worker : programs.renderWorkers) {
            disks.mount(worker.name(), directory.home("workers").resolve("render-worker/" + worker.name()));
        }
        programs.train();
        programs.all().forEach(Part::start);
        for (Part gateway : programs.gateways) {
            gateway.awaitReady(START_PATIENCE);
        }
        long deadline = System.nanoTime() + START_PATIENCE.toNanos();
        while (programs.doors.get(0).readyWorkers() < programs.renderWorkers.size()) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("the render workers are not ready; the log of one ends:\n"
                        + LogEnd.of(programs.renderWorkers.get(0).log()));
            }
            Thread.sleep(100);
        }
    }

    public List<Part> gateways() {
        return List.copyOf(programs.gateways);
    }

    public List<Part> renderWorkers() {
        return List.copyOf(programs.renderWorkers);
    }

    public List<Part> thumbnailWorkers() {
        return List.copyOf(programs.thumbnailWorkers);
    }

    /** Gateways and workers: all that has lines. */
    public List<Part> programs() {
        return programs.all();
    }

    public Part broker() {
        return backings.of(Service.BROKER).part();
    }

    public Part database() {
        return backings.of(Service.DATABASE).part();
    }

    public Part store() {
        return backings.of(Service.STORE).part();
    }

    /** Such as {@code RabbitMQ 3.10.8}, for reports. */
    public String brokerName() {
        return brokerName;
    }

    /** Of each gateway, in the order of {@link #gateways}: {@code http://127.0.0.1:port}. */
    public List<URI> gatewayUrls() {
        return programs.doors.stream().map(GatewayDoor::url).toList();
    }

    /** Valid at every gateway, from the first start on. */
    public String adminKey() {
        return adminKey;
    }

    /**
     * The only line on which this program reaches this service.
     *
     * @throws IllegalArgumentException if it needs no such service: workers know no database
     */
    public Link link(Part program, Service service) {
        return lines.of(program.name(), service);
    }

    /**
     * Where the services are for who wants to look past the lines: GREENROOM_MYSQL_URL, GREENROOM_AMQP_URI,
     * GREENROOM_S3_ENDPOINT, _ACCESS_KEY, _SECRET_KEY, _BUCKET. A restart may change an address, so ask anew.
     */
    public Map<String, String> services() {
        return backings.variables();
    }

    /** All that the broker ever stored is gone. @throws IllegalStateException if it runs */
    public void wipeBrokerData() {
        if (broker().isRunning()) {
            throw new IllegalStateException("the broker runs: stop it before its data goes");
        }
        try {
            backings.of(Service.BROKER).wipe();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether disks of workers can be filled here: by who may mount small ones, which is root alone. */
    public boolean canFillDisks() {
        return programs.renderWorkers.stream().allMatch(worker -> disks.has(worker.name()));
    }

    /** Leaves a render worker no room on its disk. @throws IllegalStateException if {@link #canFillDisks} is false */
    public void fillDisk(Part renderWorker) throws IOException {
        disks.fill(renderWorker.name());
    }

    /** Gives the room back. @throws IllegalStateException if {@link #canFillDisks} is false */
    public void freeDisk(Part renderWorker) throws IOException {
        disks.free(renderWorker.name());
    }

    /** Removes all of it; to be called after {@link #stop}. */
    public void deleteDirectory() throws IOException {
        FarmDirectory.delete(directory.path());
    }

    /** Where all of it lies: logs, homes of the programs, data of the services. */
    public Path directory() {
        return directory.path();
    }

    /**
     * Thaws and stops all parts in order, programs first, ends what is left of them and unmounts what was mounted. The
     * directory stays.
     *
     * @return command lines of processes that outlived the part that had started them; empty if all went as it should
     */
    public List<String> stop() throws InterruptedException {
        lines.passAll();
        Parts.terminate(programs.all());
        backings.stop();
        List<String> left = ProcessTree.marked(MARK, directory.path().toString()).stream()
                .map(process -> process.info().commandLine().orElse("process " + process.pid()))
                .toList();
        killAll();
        Runtime.getRuntime().removeShutdownHook(lastResort);
        return left;
    }

    /** As {@link #stop}. */
    @Override
    public void close() {
        try {
            stop();
        } catch (InterruptedException e) {
            killAll();
            Thread.currentThread().interrupt();
        }
    }

    /** Whatever carries our mark goes, and so do lines and disks. */
    private void killAll() {
        ProcessTree.killMarked(MARK, directory.path().toString(), KILL_GRACE);
        lines.close();
        try {
            WorkerDisks.unmountBelow(directory.path());
            tenancy.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
