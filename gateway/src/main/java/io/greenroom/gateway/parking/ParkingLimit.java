package io.greenroom.gateway.parking;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Keeps a program that sends rubbish from filling the database: the newest messages stay, the oldest go. */
@Component
class ParkingLimit {

    private static final Logger log = LoggerFactory.getLogger(ParkingLimit.class);

    private static final int MOST_ROWS = 10_000;
    private static final long MOST_BYTES = 1024L * 1024 * 1024;
    private static final int BATCH = 200;

    private final ParkedMessages parked;

    ParkingLimit(ParkedMessages parked) {
        this.parked = parked;
    }

    @Scheduled(fixedDelayString = "PT1M")
    void keepTheNewest() {
        keepTheNewest(MOST_ROWS, MOST_BYTES);
    }

    void keepTheNewest(int rows, long bytes) {
        String oneTooMany = parked.newestBeyond(rows, bytes);
        if (oneTooMany == null) {
            return;
        }
        int gone = 0;
        for (int batch = BATCH; batch == BATCH; gone += batch) {
            batch = parked.deleteOldest(null, oneTooMany, BATCH);
        }
        log.warn(
                "the {} oldest parked messages are dropped: the newest {}, or {} bytes of them, are kept",
                gone,
                rows,
                bytes);
    }
}
