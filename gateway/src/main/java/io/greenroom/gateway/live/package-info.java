/** Pushes what has been stored to whoever watches. */
@NullMarked
package io.greenroom.gateway.live;

import org.jspecify.annotations.NullMarked;
