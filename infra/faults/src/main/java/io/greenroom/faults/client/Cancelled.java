package io.greenroom.faults.client;

import java.util.UUID;

/** Hears of each cancel of a task that is being rendered, before it is sent. */
public interface Cancelled {

    /**
     * @param workerId who renders it
     * @return what to do as soon as the gateway has agreed
     */
    Runnable of(UUID task, String workerId);
}
