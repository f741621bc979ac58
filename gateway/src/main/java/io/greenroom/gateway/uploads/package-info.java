/** Uploads that may be broken off and gone on with, by the tus 1.0 protocol: what has come is in the store, and any gateway goes on. */
@NullMarked
package io.greenroom.gateway.uploads;

import org.jspecify.annotations.NullMarked;
