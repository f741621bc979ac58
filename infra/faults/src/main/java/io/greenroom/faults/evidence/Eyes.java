package io.greenroom.faults.evidence;

import io.greenroom.faults.stack.Farm;
import io.greenroom.faults.stack.Part;
import io.greenroom.media.ObjectStore;
import io.greenroom.media.StoreSettings;
import java.util.List;
import java.util.Objects;

/** All that can be looked at in a farm. */
public record Eyes(Farm farm, Rows rows, Broker broker) {

    public static Eyes on(Farm farm) {
        return new Eyes(
                farm,
                new Rows(() -> service(farm, "GREENROOM_MYSQL_URL")),
                new Broker(() -> service(farm, "GREENROOM_AMQP_URI")));
    }

    /** The store; to be closed. */
    public ObjectStore store() {
        return new ObjectStore(StoreSettings.from(farm.services()::get));
    }

    public ProgramLogs gatewayLogs() {
        return logs(farm.gateways());
    }

    public ProgramLogs workerLogs() {
        return logs(farm.renderWorkers());
    }

    private static ProgramLogs logs(List<Part> parts) {
        return new ProgramLogs(parts.stream().map(Part::log).toList());
    }

    private static String service(Farm farm, String variable) {
        return Objects.requireNonNull(farm.services().get(variable), variable);
    }
}
