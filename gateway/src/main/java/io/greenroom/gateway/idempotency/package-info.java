/** Lets a caller who does not know whether a request has arrived send it again without getting two of what it makes. */
@NullMarked
package io.greenroom.gateway.idempotency;

import org.jspecify.annotations.NullMarked;
