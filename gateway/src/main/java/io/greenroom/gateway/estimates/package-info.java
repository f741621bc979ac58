/** How long tasks will take and wait, learnt from the runs before them. */
@NullMarked
package io.greenroom.gateway.estimates;

import org.jspecify.annotations.NullMarked;
