/** Brings waiting tasks to the broker, no further ahead of the workers than they can start. */
@NullMarked
package io.greenroom.gateway.dispatch;

import org.jspecify.annotations.NullMarked;
