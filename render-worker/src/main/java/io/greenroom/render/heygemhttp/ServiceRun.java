package io.greenroom.render.heygemhttp;

import io.greenroom.events.FailureReason;
import io.greenroom.events.Note;
import io.greenroom.events.StopReason;
import io.greenroom.render.engine.Cancellation;
import io.greenroom.render.engine.EngineException;
import io.greenroom.render.engine.EngineListener;
import io.greenroom.render.engine.RunStoppedException;
import java.io.IOException;
import java.net.ConnectException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One run at a service, from its submission to the answer that ends it. For one thread. */
final class ServiceRun {

    /** A run that was just accepted may not be known at the first question. */
    private static final int UNKNOWN_AT_FIRST = 3;

    private final String code;
    private final Endpoint endpoint;
    private final Path kept;
    private final EngineListener listener;
    private final Cancellation cancellation;
    private final Outage outage;
    private boolean mayRun;
    private boolean seen;
    private @Nullable Long busySince;
    private Reply.@Nullable State end;

    /** @param kept where the answer that ends the run is written, since the service gives it once */
    ServiceRun(String code, Endpoint endpoint, Path kept, EngineListener listener, Cancellation cancellation) {
        this.code = code;
        this.endpoint = endpoint;
        this.kept = kept;
        this.listener = listener;
        this.cancellation = cancellation;
        this.outage = new Outage(endpoint.service().url(), endpoint.patience().outage());
    }

    /** Whether the service may still be working on it. */
    boolean mayRun() {
        return mayRun;
    }

    /**
     * Hands the run over, and waits while the service works for somebody else.
     *
     * @throws EngineException SERVICE_REFUSED, SERVICE_FAILED, SERVICE_UNREACHABLE
     * @throws RunStoppedException cancelled; NOT_STARTED after too long a wait
     */
    void submit(Map<String, Object> order) throws EngineException, RunStoppedException, InterruptedException {
        while (!begun(order)) {
            Waiting.pause(cancellation, endpoint.patience().poll());
        }
    }

    private boolean begun(Map<String, Object> order) throws EngineException, RunStoppedException, InterruptedException {
        try {
            if (mayRun && isKnown()) {
                return true;
            }
            Reply reply = handOver(order);
            switch (reply.code()) {
                case OK, RUN_KNOWN -> {
                    outage.over();
                    return true;
                }
                case BUSY -> {
                    outage.over();
                    bearBusiness();
                }
                case PARAMS_WRONG -> {
                    throw new EngineException(FailureReason.SERVICE_REFUSED, Map.of("why", reply.message()));
                }
                case LOCK_FAILED, SYSTEM_ERROR -> outage.goesOn(reply);
                case RUN_UNKNOWN, OTHER ->
                    throw new EngineException(FailureReason.SERVICE_FAILED, Map.of("why", reply.text()));
            }
        } catch (IOException e) {
            listener.said(String.valueOf(e.getMessage()));
            outage.goesOn(e);
        }
        return false;
    }

    /** An answer that was lost may have been a yes. */
    private boolean isKnown() throws IOException, RunStoppedException, InterruptedException {
        Reply reply = ask();
        if (reply.code() == Reply.Code.RUN_UNKNOWN) {
            mayRun = false;
        }
        return reply.code() == Reply.Code.OK;
    }

    /** Only a clear no leaves the run where it was: not begun, or perhaps begun by a call whose answer was lost. */
    private Reply handOver(Map<String, Object> order) throws IOException, RunStoppedException, InterruptedException {
        cancellation.throwIfCancelled();
        boolean before = mayRun;
        mayRun = true;
        Reply reply;
        try {
            // Not to be interrupted by a cancellation: the answer tells whether there is anything to stop.
            reply = endpoint.service().submit(order);
        } catch (ConnectException e) {
            mayRun = before;
            throw e;
        }
        listener.said(reply.text());
        if (reply.code() == Reply.Code.BUSY || reply.code() == Reply.Code.PARAMS_WRONG) {
            mayRun = before;
        }
        return reply;
    }

    private void bearBusiness() throws RunStoppedException {
        if (busySince == null) {
            busySince = System.nanoTime();
            listener.noted(
                    Note.ENGINE_BUSY,
                    Map.of("endpoint", endpoint.service().url().toString()));
        } else if (System.nanoTime() - busySince > endpoint.patience().busy().toNanos()) {
            throw new RunStoppedException(StopReason.NOT_STARTED);
        }
    }

    /**
     * Watches the run to its end.
     *
     * @return how it ended, well or not; null if the service has forgotten it
     * @throws EngineException TOTAL_TIMED_OUT, STALL_TIMED_OUT, SERVICE_UNREACHABLE, SERVICE_FAILED
     */
    Reply.@Nullable State await(Duration audioLength)
            throws EngineException, RunStoppedException, InterruptedException {
        var progress = new ServiceProgress(listener, endpoint.patience(), endpoint.pace(), audioLength);
        for (int unknown = 0; end == null; ) {
            try {
                Reply reply = ask();
                Reply.State state = reply.state();
                if (reply.code() == Reply.Code.RUN_UNKNOWN) {
                    unknown++;
                    if (seen || unknown >= UNKNOWN_AT_FIRST) {
                        mayRun = false;
                        return null;
                    }
                } else if (state == null) {
                    outage.goesOn(reply);
                } else {
                    outage.over();
                    progress.at(state.progress());
                }
            } catch (IOException e) {
                listener.said(String.valueOf(e.getMessage()));
                outage.goesOn(e);
            }
            if (end == null) {
                progress.throwIfOverdue();
                Waiting.pause(cancellation, endpoint.patience().poll());
            }
        }
        mayRun = false;
        return end;
    }

    private Reply ask() throws IOException, RunStoppedException, InterruptedException {
        Reply reply = Waiting.call(cancellation, () -> keep(endpoint.service().query(code)));
        seen = seen || reply.state() != null;
        return reply;
    }

    /** Called within the call to the service, so that not even a cancellation comes between the answer and its keeping. */
    private Reply keep(Reply reply) {
        if (reply.tellsTheEnd()) {
            end = reply.state();
            mayRun = false;
            listener.said(reply.text());
            try {
                Files.writeString(kept, reply.text());
            } catch (IOException e) {
                listener.said("the answer that ends the run cannot be kept in " + kept + ": " + e.getMessage());
            }
        }
        return reply;
    }
}
