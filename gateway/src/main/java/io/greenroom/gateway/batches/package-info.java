/** Tasks that are handed in together: taken in at once, counted, moved and fetched together. */
@NullMarked
package io.greenroom.gateway.batches;

import org.jspecify.annotations.NullMarked;
