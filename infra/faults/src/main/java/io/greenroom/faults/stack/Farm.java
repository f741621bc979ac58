package io.greenroom.faults.stack;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * A whole Greenroom of real processes on this machine. Every program reaches every service over a {@link Link} of its own.
 */
public final class Farm implements AutoCloseable {

    private Farm() {}

    /**
     * Starts all and returns when it can take and render tasks.
     *
     * @throws IOException if something is not built, or does not come up; nothing is left running then
     */
    public static Farm start(FarmSettings settings) throws IOException, InterruptedException {
        throw new IOException("not built yet: " + settings);
    }

    public List<Part> gateways() {
        return List.of();
    }

    public List<Part> renderWorkers() {
        return List.of();
    }

    public List<Part> thumbnailWorkers() {
        return List.of();
    }

    /** Gateways and workers: all that has lines. */
    public List<Part> programs() {
        return List.of();
    }

    public Part broker() {
        throw new UnsupportedOperationException();
    }

    public Part database() {
        throw new UnsupportedOperationException();
    }

    public Part store() {
        throw new UnsupportedOperationException();
    }

    /** Such as {@code RabbitMQ 3.10.8}, for reports. */
    public String brokerName() {
        return "";
    }

    /** Of each gateway, in the order of {@link #gateways}: {@code http://127.0.0.1:port}. */
    public List<URI> gatewayUrls() {
        return List.of();
    }

    /** Valid at every gateway, from the first start on. */
    public String adminKey() {
        return "";
    }

    /** The only line on which this program reaches this service. */
    public Link link(Part program, Service service) {
        throw new UnsupportedOperationException(program + " " + service);
    }

    /**
     * Where the services are for who wants to look past the lines: GREENROOM_MYSQL_URL, GREENROOM_AMQP_URI,
     * GREENROOM_S3_ENDPOINT, _ACCESS_KEY, _SECRET_KEY, _BUCKET. A restart may change an address, so ask anew.
     */
    public Map<String, String> services() {
        return Map.of();
    }

    /** The engine that every render worker offers, and the gateways' default: see {@link StandIn}. */
    public String engine() {
        return StandIn.NAME;
    }

    /** All that the broker ever stored is gone. @throws IllegalStateException if it runs */
    public void wipeBrokerData() {
        throw new UnsupportedOperationException();
    }

    /** Whether disks of workers can be filled here: as root, who may mount small ones. */
    public boolean canFillDisks() {
        return false;
    }

    /** Leaves a render worker no room on its disk. @throws IllegalStateException if {@link #canFillDisks} is false */
    public void fillDisk(Part renderWorker) {
        throw new UnsupportedOperationException(renderWorker.name());
    }

    /** Gives the room back. */
    public void freeDisk(Part renderWorker) {
        throw new UnsupportedOperationException(renderWorker.name());
    }

    /** Where all of it lies: logs, homes of the programs, data of the services. */
    public Path directory() {
        return Path.of("");
    }

    /**
     * Stops all parts in order, ends what is left of them, and unmounts what was mounted. The directory stays.
     *
     * @return command lines of processes that outlived the part that had started them; empty if all went as it should
     */
    public List<String> stop() throws InterruptedException {
        return List.of();
    }

    /** As {@link #stop}. */
    @Override
    public void close() {}
}
