package io.greenroom.events;

/** What a picture or a probe belongs to. */
public enum Subject {
    FILE,
    HUMAN,
    TASK
}
