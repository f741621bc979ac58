/** Who asks: API keys, browser sessions and socket tickets, all of which end in one {@link Caller}; and what is kept of what they do. */
@NullMarked
package io.greenroom.gateway.keys;

import org.jspecify.annotations.NullMarked;
