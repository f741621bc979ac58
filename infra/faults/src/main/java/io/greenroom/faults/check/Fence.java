package io.greenroom.faults.check;

/**
 * A guard that the faults were to hit.
 *
 * @param name what it did
 * @param hits how often, as counted
 * @param expectedOf the fault that must have hit it; empty where none of this run must have
 */
public record Fence(String name, long hits, String expectedOf) {}
