package io.greenroom.faults;

import io.greenroom.faults.check.Verdict;
import io.greenroom.faults.client.Customer;
import io.greenroom.faults.client.Outage;
import io.greenroom.faults.plan.FaultKind;
import io.greenroom.faults.plan.Struck;
import io.greenroom.faults.report.FaultTable;
import io.greenroom.faults.report.Times;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

/** What a run prints at its end: faults by kind, times, invariants. */
record Closing(Consumer<String> print) {

    private static final int MOST_SENTENCES = 20;

    /** @return whether every invariant holds */
    boolean tell(List<Verdict> verdicts, List<Struck> struck, Customer customer, CancelTimes cancels) {
        FaultTable table = new FaultTable(struck);
        print.accept("");
        table.lines().forEach(print);
        print.accept("");
        times(table, customer, cancels);
        print.accept("");
        verdicts.forEach(this::tell);
        boolean holds = verdicts.stream().allMatch(Verdict::holds);
        print.accept(holds ? "every invariant holds" : "BROKEN: see above");
        return holds;
    }

    private void times(FaultTable table, Customer customer, CancelTimes cancels) {
        List<Duration> outages = customer.watches().stream()
                .flatMap(watch -> watch.outages().stream())
                .map(Outage::lasted)
                .toList();
        print.accept("worker killed -> its task runs elsewhere: "
                + table.recoveries(FaultKind.WORKER_KILLED).inWords());
        print.accept("worker killed -> its task goes on, in its last attempt, which waits for its worker: "
                + table.waits(FaultKind.WORKER_KILLED).inWords());
        print.accept("worker killed and started at once -> its task runs: "
                + table.recoveries(FaultKind.WORKER_RESTARTED).inWords());
        print.accept("broker answers again -> work flows: "
                + together(table, FaultKind.BROKER_STOPPED, FaultKind.BROKER_KILLED, FaultKind.BROKER_WIPED)
                        .inWords());
        print.accept("database answers again -> work flows: "
                + together(table, FaultKind.DATABASE_STOPPED, FaultKind.DATABASE_KILLED)
                        .inWords());
        print.accept("gateway killed -> all pages are served again: "
                + table.recoveries(FaultKind.GATEWAY_KILLED).inWords());
        print.accept("a page without a socket, whatever the cause: " + new Times(outages).inWords());
        print.accept(
                "cancel -> engine dead, no fault meanwhile: " + cancels.inCalm().inWords());
        print.accept(
                "cancel -> engine dead, under faults: " + cancels.underFaults().inWords());
    }

    private static Times together(FaultTable table, FaultKind... kinds) {
        return new Times(Arrays.stream(kinds)
                .flatMap(kind -> table.recoveries(kind).all().stream())
                .toList());
    }

    private void tell(Verdict verdict) {
        print.accept((verdict.holds() ? "ok      " : "BROKEN  ") + verdict.invariant() + ": " + verdict.figures());
        verdict.broken().stream().limit(MOST_SENTENCES).forEach(sentence -> print.accept("        " + sentence));
        if (verdict.broken().size() > MOST_SENTENCES) {
            print.accept("        and " + (verdict.broken().size() - MOST_SENTENCES) + " more");
        }
    }
}
