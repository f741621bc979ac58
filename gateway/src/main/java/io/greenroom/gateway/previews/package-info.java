/** Pictures and probes of media: wanted in the transaction that makes them needed, asked of the thumbnail worker until it answers. */
@NullMarked
package io.greenroom.gateway.previews;

import org.jspecify.annotations.NullMarked;
