package io.greenroom.events;

/** News for the gateways' open sockets. It carries no content: the row is read again when it is shown. */
public sealed interface LiveMessage extends Message
        permits TaskChanged, TaskDeleted, HumanChanged, WorkerChanged, StatsChanged, KeyRevoked {}
