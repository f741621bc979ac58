package io.greenroom.render.work;

/**
 * What works in threads of its own while the worker lives, besides its supervisor.
 *
 * @param slots render
 * @param orders hears the gateways
 * @param watch sees to the worker's health
 */
record Crew(Slots slots, ControlListener orders, HealthWatch watch) {}
