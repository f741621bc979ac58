/** What is missing, for whoever watches over the gateway: watched all the time, so that asking costs and waits for nothing. */
@NullMarked
package io.greenroom.gateway.health;

import org.jspecify.annotations.NullMarked;
