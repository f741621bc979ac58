/** What renders: which engines there are, and what each of them understands. */
@NullMarked
package io.greenroom.gateway.engines;

import org.jspecify.annotations.NullMarked;
