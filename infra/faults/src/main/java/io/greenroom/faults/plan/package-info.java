/** What is done to the farm: drawn from a seed, carried out one or two at a time, and timed until all flows again. */
@NullMarked
package io.greenroom.faults.plan;

import org.jspecify.annotations.NullMarked;
