package io.greenroom.gateway.estimates;

/**
 * A run that has completed.
 *
 * @param audioMillis length of what was said
 * @param renderMillis from its start to its end
 */
record PastRun(long audioMillis, long renderMillis) {}
