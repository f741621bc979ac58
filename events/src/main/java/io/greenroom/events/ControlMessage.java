package io.greenroom.events;

/** An order to workers: every worker hears it, and the one it is meant for obeys. */
public sealed interface ControlMessage extends Message permits StopRun, DrainWorker, ResumeWorker {}
