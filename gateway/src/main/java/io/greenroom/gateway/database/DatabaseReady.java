package io.greenroom.gateway.database;

/** The database has answered for the first time since the start, and its tables are as this gateway needs them. */
public record DatabaseReady() {}
