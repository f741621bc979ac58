/** Figures of many tasks at once. */
@NullMarked
package io.greenroom.gateway.stats;

import org.jspecify.annotations.NullMarked;
